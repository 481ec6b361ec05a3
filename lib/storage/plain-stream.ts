import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CHUNK_BYTES, type ChunkKey, chunkCount, openChunk, placeOf, sealedBytes } from './chunks';
import { StorageError } from './storage-error';

/** So many chunks are read from the disk at once, and as many while the ones before are on their way: 1 MiB in all. */
const BATCH = 8;

/**
 * The plain bytes `start` to `end` (both included) of a sealed object, chunk by chunk, each found unaltered before any byte
 * of it is given. The first chunk is opened before this answers. The stream closes `handle` when it ends.
 * @throws StorageError altered
 */
export async function plainStream(
  handle: FileHandle,
  by: ChunkKey,
  sizeBytes: number,
  { start, end }: { start: number; end: number },
): Promise<Readable> {
  const first = Math.floor(start / CHUNK_BYTES);
  const last = end < start ? first - 1 : Math.floor(end / CHUNK_BYTES);
  const cut = (index: number, plain: Buffer) =>
    plain.subarray(Math.max(0, start - index * CHUNK_BYTES), end + 1 - index * CHUNK_BYTES);
  // Sealed bytes are of no use once they are opened: each batch is read into the same room.
  let room: Buffer | undefined;
  const readBatch = async (from: number, most: number): Promise<Buffer[]> => {
    const count = Math.min(most, last + 1 - from);
    if (count > 1) room ??= Buffer.allocUnsafe(sealedBytes(BATCH * CHUNK_BYTES));
    const plain = await readChunks(handle, by, sizeBytes, from, count, room);
    return plain.map((bytes, place) => cut(from + place, bytes));
  };
  // One alone at first: whoever asks for little, or for the beginning of much, has it at once.
  const ready = await readBatch(first, 1);
  let next = first + 1;
  const ask = () => {
    if (next > last) return null;
    const batch = readBatch(next, BATCH);
    next += BATCH;
    // Whoever waits for it gets the error; until then it is not one that nobody handles.
    batch.catch(() => undefined);
    return batch;
  };
  let ahead = ask();
  return new Readable({
    highWaterMark: CHUNK_BYTES,
    read() {
      const piece = ready.shift();
      if (piece) {
        this.push(piece);
      } else if (ahead) {
        ahead.then(
          (batch) => {
            ahead = ask();
            ready.push(...batch);
            this.push(ready.shift());
          },
          (error: unknown) => this.destroy(asError(error)),
        );
      } else {
        this.push(null);
      }
    },
    destroy(error, done) {
      // Not while it is still being read from.
      void (ahead ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => handle.close())
        .then(
          () => done(error),
          () => done(error),
        );
    },
  });
}

/**
 * Opens `count` chunks from `from` on, read in one go; none where `count` is not above zero.
 * @param room where the sealed bytes may be put, if it is there
 * @throws StorageError altered
 */
export async function readChunks(
  handle: FileHandle,
  by: ChunkKey,
  sizeBytes: number,
  from: number,
  count: number,
  room?: Buffer,
): Promise<Buffer[]> {
  if (count <= 0) return [];
  const { position } = placeOf(from, sizeBytes);
  const end = placeOf(from + count - 1, sizeBytes);
  const length = end.position + end.length - position;
  const sealed = await readFully(handle, position, length, room);
  const final = chunkCount(sizeBytes) - 1;
  return Array.from({ length: count }, (_, place) => {
    const index = from + place;
    const at = placeOf(index, sizeBytes);
    const offset = at.position - position;
    return openChunk(by, index, index === final, sealed.subarray(offset, offset + at.length));
  });
}

/**
 * @param room where they may be put; a new place unless told
 * @throws StorageError altered when there are fewer bytes than that
 */
export async function readFully(
  handle: FileHandle,
  position: number,
  length: number,
  room: Buffer = Buffer.allocUnsafe(length),
): Promise<Buffer> {
  const bytes = room.subarray(0, length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new StorageError('altered');
    filled += bytesRead;
  }
  return bytes;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
