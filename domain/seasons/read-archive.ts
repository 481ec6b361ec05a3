import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl';
import { type Part, readPartRange } from '../uploads/read-parts';
import { MOST_FILES, MOST_UNPACKED_BYTES } from './limits';
import { SeasonProblem } from './season-problem';

/** A file of the archive, under the name that the archive gives it. */
export type ArchiveFile = {
  /** One Unicode form, with slashes; never used as a path. */
  name: string;
  sizeBytes: number;
  isLocked: boolean;
  /** Its bytes, unpacked; more or fewer than it says end in an error. */
  open: () => Promise<Readable>;
};

/** What computers put into archives for themselves. */
const NOT_MEANT = /(^|\/)(__MACOSX\/|\.[^/]*$|thumbs\.db$|desktop\.ini$)/i;

/**
 * The files of an archive that lies encrypted in parts, by the directory at its end; only what is asked for is read.
 * @throws SeasonProblem for what is no ZIP, or larger than a season can be
 */
export async function readArchive(
  uploadId: string,
  parts: readonly Part[],
): Promise<ArchiveFile[]> {
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const zip = await opened(new PartsReader(uploadId, parts), sizeBytes);
  if (zip.entryCount > MOST_FILES) throw new SeasonProblem('too_many');
  const files: ArchiveFile[] = [];
  let unpacked = 0;
  for (const entry of await entriesOf(zip)) {
    const name = nameOf(entry);
    if (name.endsWith('/') || NOT_MEANT.test(name)) continue;
    unpacked += entry.uncompressedSize;
    if (unpacked > MOST_UNPACKED_BYTES) throw new SeasonProblem('swollen');
    files.push({
      name,
      sizeBytes: entry.uncompressedSize,
      isLocked: entry.isEncrypted() || !entry.canDecodeFileData(),
      open: () => zip.openReadStreamPromise(entry),
    });
  }
  return files;
}

async function opened(reader: PartsReader, sizeBytes: number): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(reader, sizeBytes, {
      lazyEntries: true,
      autoClose: false,
      // Names are read here: one that leads elsewhere is a name like any other, and spoils no archive.
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch (error) {
    throw new SeasonProblem('no_zip', { cause: error });
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw new SeasonProblem('no_zip', { cause: error });
  }
  return entries;
}

const SAYS_UTF_8 = 0x800;

/** Some programs write UTF-8 and do not say so; what is no UTF-8 is read as the format has it. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | SAYS_UTF_8 : generalPurposeBitFlag;
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, false)
    .replaceAll('\\', '/')
    .normalize('NFC');
}

class PartsReader extends RandomAccessReader {
  constructor(
    private readonly uploadId: string,
    private readonly parts: readonly Part[],
  ) {
    super();
  }

  /** `end` is not included. */
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readPartRange(this.uploadId, this.parts, { start, end: end - 1 }), {
      objectMode: false,
    });
  }
}
