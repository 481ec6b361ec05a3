import {
  type Detected,
  detectKind,
  FILE_KINDS,
  type FileKind,
  HEAD_BYTES,
  isText,
  isUtf16,
  kindOfName,
} from '@/lib/file-kind';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { peek } from './peek';
import { MOST_BYTES, refused } from './refusal';

export type Upload = {
  /** As the sender's browser names it. */
  filename: string;
  /** How many bytes there will be, by what the sender says. */
  declaredBytes: number;
  source: AsyncIterable<Uint8Array>;
};

/** A file that is in the storage, encrypted, and not in the database yet. */
export type StagedFile = { kind: FileKind; stored: StoredObject };

/** What a document's row keeps of a staged file. */
export function columnsOf({ kind, stored }: StagedFile) {
  const { sizeBytes, sha256, storageKey, wrappedKey, keyId } = stored;
  return {
    mediaType: FILE_KINDS[kind].mediaType,
    sizeBytes: BigInt(sizeBytes),
    ...{ sha256, storageKey, wrappedKey, keyId },
  };
}

/**
 * Streams a file to the storage, judging it by its first bytes before the rest, and counting to its end.
 * @param context what its key is bound to
 * @throws PortalError invalid with the sentence of a `Refusal`; then no object is left
 */
export async function stageFile(
  context: string,
  { filename, declaredBytes, source }: Upload,
): Promise<StagedFile> {
  if (declaredBytes > MOST_BYTES) throw refused('too_large', { sizeBytes: declaredBytes });
  const { head, all } = await peek(unbroken(source), HEAD_BYTES);
  if (head.length === 0) throw refused(declaredBytes === 0 ? 'empty' : 'cut_off');
  const kind = kindOf(filename, await detectKind(head));
  const checked = kind === 'text' || kind === 'csv' ? textAlone(all, isUtf16(head)) : all;
  const stored = await putWhole(context, checked, declaredBytes);
  if (stored.sizeBytes !== declaredBytes) {
    await removeObject(stored.storageKey);
    throw refused('cut_off');
  }
  return { kind, stored };
}

async function putWhole(
  context: string,
  bytes: AsyncIterable<Uint8Array>,
  declaredBytes: number,
): Promise<StoredObject> {
  try {
    return await putObject(bytes, context, { maxBytes: MOST_BYTES });
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'too_large') throw error;
    throw refused('too_large', { sizeBytes: Math.max(declaredBytes, MOST_BYTES + 1) });
  }
}

/** A line that breaks ends the source in an error of its own, which is nobody's fault here. */
async function* unbroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw refused('cut_off', { cause: error });
  }
}

/** The kind that a file is taken in as: what it is by its content, provided that its name says no other. */
function kindOf(filename: string, found: Detected): FileKind {
  const said = kindOfName(filename);
  if (found === 'macros') throw refused('macros');
  if (said === 'other') throw refused('type');
  if (found === 'unknown') throw refused(said === null || said === 'archive' ? 'type' : 'broken');
  // Some programs write an Office file's parts in an order that its first bytes can't tell: reading it all will.
  if (found === 'archive' && (said === 'docx' || said === 'xlsx')) return said;
  if (found === 'archive' || said === 'archive') throw refused('archive');
  if (said === null || said === found) return found;
  if (found === 'text' && said === 'csv') return 'csv';
  throw refused('mismatch', { said, found });
}

async function* textAlone(
  source: AsyncIterable<Uint8Array>,
  utf16: boolean,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    if (!isText(piece, utf16)) throw refused('broken');
    yield piece;
  }
}
