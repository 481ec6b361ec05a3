import type { Actor } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { Pieces } from './pieces';
import { partContext, readUploadRow } from './upload-row';

/** So much is encrypted, written to stay, and counted as arrived, at once: what a restart can cost at most. */
const PART_BYTES = 4 * 1024 * 1024;
/** Somebody who sends byte by byte has broken lines, or means harm. */
const MOST_PARTS = 4000;

/**
 * Takes the next bytes of an upload, from where it stopped. Each part counts once it is encrypted on the disk to stay and
 * its row is committed; whatever breaks, what was counted is there, and nothing else.
 *
 * @returns how much has arrived now
 * @throws PortalError not_found; conflict where it does not stand at `offset` (any more); invalid for more bytes than
 * were announced; unavailable (StorageError) where the disk is full
 */
export async function appendUpload(
  actor: Actor,
  {
    uploadId,
    offset,
    source,
  }: { uploadId: string; offset: number; source: AsyncIterable<Uint8Array> },
): Promise<number> {
  authorize(actor, 'upload.send');
  const upload = await dbAs(actor, (db) => readUploadRow(db, uploadId));
  if (upload.receivedBytes !== offset) throw moved();
  const pieces = new Pieces(source);
  let at = offset;
  while (await pieces.hasMore()) {
    if (at >= upload.sizeBytes) throw new PortalError('invalid', 'uploads.too_long');
    const most = Math.min(PART_BYTES, upload.sizeBytes - at);
    const stored = await putObject(pieces.take(most), partContext(uploadId, at), {
      maxBytes: most,
    });
    try {
      await keepPart(actor, uploadId, at, stored);
    } catch (error) {
      await removeObject(stored.storageKey);
      throw error;
    }
    at += stored.sizeBytes;
  }
  return at;
}

/** Two who send the same bytes at once: the one counts whose part is counted first. */
async function keepPart(
  actor: Actor,
  uploadId: string,
  startsAt: number,
  { storageKey, wrappedKey, keyId, sizeBytes }: StoredObject,
): Promise<void> {
  await dbAs(actor, async (db) => {
    const counted = await db.$executeRaw(sql`
      UPDATE upload SET received_bytes = ${BigInt(startsAt + sizeBytes)}
      WHERE id = ${uploadId}::uuid AND received_bytes = ${BigInt(startsAt)} AND finished_at IS NULL`);
    if (counted === 0) throw moved();
    if ((await db.uploadPart.count({ where: { uploadId } })) >= MOST_PARTS) {
      throw new PortalError('invalid', 'uploads.too_many_parts');
    }
    await db.uploadPart.createMany({
      data: { uploadId, startsAt: BigInt(startsAt), sizeBytes, storageKey, wrappedKey, keyId },
    });
  });
}

function moved(): PortalError {
  return new PortalError('conflict', 'uploads.moved_on');
}
