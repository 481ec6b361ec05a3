/** A file, and the folder that it was in where a whole folder was chosen: 'Brightwater/2025', else ''. */
export type PickedFile = { file: File; folder: string };

/** What a computer puts into folders for itself. */
const NOT_MEANT = /^(\..*|thumbs\.db|desktop\.ini)$/i;

/** What was chosen by hand: files, or a folder with all that is in it. */
export function chosenFiles(files: Iterable<File>): PickedFile[] {
  return [...files]
    .map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }))
    .filter(isMeant);
}

/** What was dropped: files, and folders with all that is in them. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  // To be taken before anything is waited for: the browser forgets them with the event.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return chosenFiles(files);
  const found = await Promise.all(entries.map(filesIn));
  return found.flat().filter(isMeant);
}

async function filesIn(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, folder: folderOf(entry.fullPath) }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesIn(each)));
  }
}

function folderOf(path: string): string {
  return path.split('/').filter(Boolean).slice(0, -1).join('/');
}

/** A file alone was meant whatever it is called; of a folder only what somebody put there. */
function isMeant({ file, folder }: PickedFile): boolean {
  return !folder || !NOT_MEANT.test(file.name);
}
