import { createCipheriv, createDecipheriv } from 'node:crypto';
import { StorageError } from './storage-error';

/**
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: plain text in chunks of 64 KiB,
 * each sealed by itself under the nonce `prefix (7 bytes) || counter (32 bits) || last (0 or 1)`. A chunk that was
 * flipped, moved, left out or added after the end does not open, and any chunk opens without the others.
 *
 * On disk: `PLO1` and the prefix, then the sealed chunks, each 16 bytes longer than its plain text. Nothing at all is
 * one empty chunk.
 */
export const CHUNK_BYTES = 64 * 1024;
export const PREFIX_BYTES = 7;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const MAGIC = Buffer.from('PLO1', 'latin1');
export const HEADER_BYTES = MAGIC.length + PREFIX_BYTES;
/** The counter has 32 bits. */
export const MOST_BYTES = CHUNK_BYTES * 2 ** 32;

/** What seals and opens the chunks of one object. */
export type ChunkKey = { key: Uint8Array; prefix: Uint8Array; boundTo: Buffer };

export function header(prefix: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, prefix]);
}

/** @throws StorageError altered when these are not the first bytes of an object */
export function prefixOf(bytes: Buffer): Buffer {
  if (bytes.length !== HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new StorageError('altered');
  }
  return Buffer.from(bytes.subarray(MAGIC.length));
}

/** How many chunks hold so many bytes: one at least. */
export function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES));
}

/** How large the file of an object is. */
export function sealedBytes(sizeBytes: number): number {
  return HEADER_BYTES + sizeBytes + chunkCount(sizeBytes) * TAG_BYTES;
}

/** Where the sealed chunk `index` of an object of `sizeBytes` stands in its file. */
export function placeOf(index: number, sizeBytes: number): { position: number; length: number } {
  const last = chunkCount(sizeBytes) - 1;
  const plain = index === last ? sizeBytes - last * CHUNK_BYTES : CHUNK_BYTES;
  return { position: HEADER_BYTES + index * SEALED_CHUNK_BYTES, length: plain + TAG_BYTES };
}

/** Seals one chunk: cipher text and tag, to be written one after the other. */
export function sealChunk(by: ChunkKey, index: number, last: boolean, plain: Uint8Array): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', by.key, nonce(by.prefix, index, last));
  cipher.setAAD(by.boundTo);
  const text = cipher.update(plain);
  cipher.final();
  return [text, cipher.getAuthTag()];
}

/**
 * Opens one sealed chunk.
 * @throws StorageError altered unless it is, bit for bit, chunk `index` of this object, and its last one if `last`
 */
export function openChunk(by: ChunkKey, index: number, last: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new StorageError('altered');
  const decipher = createDecipheriv('aes-256-gcm', by.key, nonce(by.prefix, index, last));
  decipher.setAAD(by.boundTo);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    // The plain text leaves this function only after the tag was found right.
    const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
    decipher.final();
    return plain;
  } catch (error) {
    throw new StorageError('altered', error);
  }
}

function nonce(prefix: Uint8Array, index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(PREFIX_BYTES + 5);
  bytes.set(prefix, 0);
  bytes.writeUInt32BE(index, PREFIX_BYTES);
  bytes[PREFIX_BYTES + 4] = last ? 1 : 0;
  return bytes;
}
