import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { unwrapKey, type WrappedKey, wrapKey } from './keyring';
import {
  beginObject,
  dropObject,
  keepObject,
  readObjectFile,
  sweepHalfWritten,
  unlinkObject,
} from './storage/folder';
import {
  CHUNK_BYTES,
  chunkCount,
  header,
  HEADER_BYTES,
  MOST_BYTES,
  PREFIX_BYTES,
  prefixOf,
  sealChunk,
  sealedBytes,
} from './storage/chunks';
import { plainStream, readChunks, readFully } from './storage/plain-stream';
import { StorageError, toStorageError } from './storage/storage-error';

/** What a row keeps of an object: enough to open it again, together with its context. */
export type StoredObject = WrappedKey & {
  storageKey: string;
  sizeBytes: number;
  /** Of the plain bytes. */
  sha256: Uint8Array<ArrayBuffer>;
};

/** What opening needs of a row. */
export type ObjectRef = {
  storageKey: string;
  wrappedKey: Uint8Array;
  keyId: string;
  sizeBytes: number | bigint;
};

/** Bytes `start` to `end`, both included, counted from 0: as in HTTP. */
export type ByteRange = { start: number; end: number };

/**
 * Stores bytes encrypted: a fresh data key for each object, wrapped by the keyring and bound to `context` (what it
 * belongs to, such as `invoice_pdf:<id>`); the content in chunks, so that memory stays flat at any size.
 *
 * @param source bytes; an error of the source is thrown on as it is
 * @param options.maxBytes the most that is taken
 * @param options.storageKey where it is to be, made by `newStorageKey`, for who has to know that beforehand
 * @throws StorageError too_large or full; whatever is thrown, nothing is left behind
 */
export async function putObject(
  source: Readable | AsyncIterable<Uint8Array> | Uint8Array,
  context: string,
  options: { maxBytes: number; storageKey?: string },
): Promise<StoredObject> {
  const incoming = await beginObject(options.storageKey ?? newStorageKey());
  try {
    const key = randomBytes(32);
    const prefix = randomBytes(PREFIX_BYTES);
    const by = { key, prefix, boundTo: chunkBinding(incoming.storageKey) };
    const hash = createHash('sha256');
    const most = Math.min(options.maxBytes, MOST_BYTES);
    let sizeBytes = 0;
    let index = 0;
    const writing = oneAhead(incoming.handle);
    await writing.add([header(prefix)]);
    for await (const { plain, last } of inChunks(source)) {
      sizeBytes += plain.length;
      if (sizeBytes > most) throw new StorageError('too_large');
      hash.update(plain);
      await writing.add(sealChunk(by, index, last, plain));
      index += 1;
    }
    await writing.done();
    const wrapped = wrapKey(key, keyBinding(incoming.storageKey, context));
    await keepObject(incoming);
    return {
      ...wrapped,
      storageKey: incoming.storageKey,
      sizeBytes,
      sha256: new Uint8Array(hash.digest()),
    };
  } catch (error) {
    await dropObject(incoming);
    throw toStorageError(error);
  }
}

/**
 * Opens an object, or a range of it, for reading. Before it answers, its length, its end and the first chunk that is
 * asked for were found unaltered; each further chunk is checked before any byte of it is given, and one that was
 * altered ends the stream with an error. Whoever gets the stream reads or destroys it.
 *
 * @throws StorageError missing, altered, key_missing
 */
export async function openObject(
  ref: ObjectRef,
  context: string,
  range?: ByteRange,
): Promise<Readable> {
  const sizeBytes = Number(ref.sizeBytes);
  const key = unwrapKey(ref, keyBinding(ref.storageKey, context));
  const handle = await readObjectFile(ref.storageKey);
  try {
    const { size } = await handle.stat();
    if (size !== sealedBytes(sizeBytes)) throw new StorageError('altered');
    const prefix = prefixOf(await readFully(handle, 0, HEADER_BYTES));
    const by = { key, prefix, boundTo: chunkBinding(ref.storageKey) };
    await readChunks(handle, by, sizeBytes, chunkCount(sizeBytes) - 1, 1);
    return await plainStream(handle, by, sizeBytes, within(range, sizeBytes));
  } catch (error) {
    await handle.close();
    throw toStorageError(error);
  }
}

/**
 * Binds an object's key to another context, without touching its bytes; the key is wrapped anew with the newest of the
 * keyring.
 * @throws StorageError altered when it does not belong to `from`, key_missing
 */
export function rebindObject(
  ref: Pick<ObjectRef, 'storageKey' | 'wrappedKey' | 'keyId'>,
  from: string,
  to: string,
): WrappedKey {
  const key = unwrapKey(ref, keyBinding(ref.storageKey, from));
  return wrapKey(key, keyBinding(ref.storageKey, to));
}

/** A key that no object has yet. */
export function newStorageKey(): string {
  return randomUUID();
}

/** Removes an object; one that is gone already is no error. */
export async function removeObject(storageKey: string): Promise<void> {
  await unlinkObject(storageKey);
}

/** Removes what a process that died was writing before `before`; answers how many there were. */
export async function sweepIncoming(before: Date): Promise<number> {
  return sweepHalfWritten(before);
}

function keyBinding(storageKey: string, context: string): string {
  return `porchlight key 1|${storageKey}|${context}`;
}

function chunkBinding(storageKey: string): Buffer {
  return Buffer.from(`porchlight chunk 1|${storageKey}`, 'utf8');
}

/** The source in chunks of exactly CHUNK_BYTES; the last one may be shorter, and is empty only when all is. */
async function* inChunks(
  source: Readable | AsyncIterable<Uint8Array> | Uint8Array,
): AsyncGenerator<{ plain: Buffer; last: boolean }> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    const bytes: Uint8Array = piece;
    for (let at = 0; at < bytes.length;) {
      // A full chunk waits until there is more, since the last one is sealed differently.
      if (filled === CHUNK_BYTES) {
        yield { plain: chunk, last: false };
        filled = 0;
      }
      const taken = Math.min(CHUNK_BYTES - filled, bytes.length - at);
      chunk.set(bytes.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  yield { plain: chunk.subarray(0, filled), last: true };
}

function within(range: ByteRange | undefined, sizeBytes: number): ByteRange {
  if (!range) return { start: 0, end: sizeBytes - 1 };
  if (range.start < 0 || range.start > range.end || range.end >= sizeBytes) {
    throw new RangeError(`bytes ${range.start}-${range.end} of ${sizeBytes}`);
  }
  return range;
}

/** Writes one piece while the next is being read and sealed. */
function oneAhead(handle: FileHandle) {
  let pending: Promise<void> = Promise.resolve();
  return {
    async add(pieces: Buffer[]): Promise<void> {
      await pending;
      pending = writeFully(handle, pieces);
      // Whoever waits next gets the error; until then it is not one that nobody handles.
      pending.catch(() => undefined);
    },
    done: () => pending,
  };
}

async function writeFully(handle: FileHandle, pieces: Buffer[]): Promise<void> {
  const whole = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await handle.writev(pieces);
  if (bytesWritten === whole) return;
  const bytes = Buffer.concat(pieces);
  for (let at = bytesWritten; at < whole;) {
    at += (await handle.write(bytes, at, whole - at)).bytesWritten;
  }
}
