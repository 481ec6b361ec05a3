import type { Db } from '@/lib/db';
import { type ByteRange, type ObjectRef, openObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { partContext } from './upload-row';

/** A part of an upload: its object, and where it stands. */
export type Part = ObjectRef & { startsAt: number; sizeBytes: number };

/** The parts of an upload, in their order. */
export async function listParts(db: Db, uploadId: string): Promise<Part[]> {
  const parts = await db.uploadPart.findMany({
    where: { uploadId },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, sizeBytes: true, storageKey: true, wrappedKey: true, keyId: true },
  });
  return parts.map((part) => ({ ...part, startsAt: Number(part.startsAt) }));
}

/**
 * The bytes of an upload as they came, one part after the other, each found unaltered and in its place.
 * @throws StorageError
 */
export async function* readParts(
  uploadId: string,
  parts: readonly Part[],
): AsyncGenerator<Uint8Array> {
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  if (sizeBytes > 0) yield* readPartRange(uploadId, parts, { start: 0, end: sizeBytes - 1 });
}

/**
 * A range of them.
 * @throws StorageError
 */
export async function* readPartRange(
  uploadId: string,
  parts: readonly Part[],
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const part of parts) {
    if (part.startsAt !== at) throw new StorageError('altered');
    at += part.sizeBytes;
    if (at <= start) continue;
    if (part.startsAt > end) return;
    const range = {
      start: Math.max(0, start - part.startsAt),
      end: Math.min(part.sizeBytes - 1, end - part.startsAt),
    };
    yield* await openObject(part, partContext(uploadId, part.startsAt), range);
  }
}
