import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { StorageError } from '@/lib/storage/storage-error';
import { authorize } from '../authorize';
import { isRefusal } from '../documents/refusal';
import { uploadDocument } from '../documents/upload-document';
import { sendItem } from '../requests/send-item';
import { listParts, readParts } from './read-parts';
import { removeParts, removeUpload } from './remove-upload';
import { readUploadRow, type UploadRow } from './upload-row';

/** Longer than the largest file takes. */
const FINISHING_MS = 2 * 60_000;

/**
 * Makes the document of an upload that has arrived whole: its parts are read back, judged, hashed and stored as one, as
 * whatever comes in. Only after this is it said to have arrived. Done twice it is done once; stopped half-way it is done
 * again from the parts.
 *
 * @throws PortalError not_found; invalid with the sentence of a `Refusal`, and then nothing of it stays; unavailable while
 * somebody else does it; as `uploadDocument` and `sendItem`
 */
export async function finishUpload(actor: Actor, uploadId: string): Promise<void> {
  authorize(actor, 'upload.send');
  const upload = await claim(actor, uploadId);
  if (!upload) return;
  try {
    await makeDocument(actor, upload);
  } catch (error) {
    if (isRefusal(error) && !isForNow(error.cause)) await removeUpload(actor, uploadId);
    else await letGo(actor, uploadId);
    throw error;
  }
  await dbAs(actor, (db) =>
    db.upload.updateMany({ where: { id: uploadId }, data: { finishedAt: now() } }),
  );
  await removeParts(actor, uploadId);
}

/** Null where it is finished already. */
function claim(actor: Actor, uploadId: string): Promise<UploadRow | null> {
  return dbAs(actor, async (db) => {
    const upload = await readUploadRow(db, uploadId);
    if (upload.finishedAt) return null;
    const at = now();
    const claimed = await db.$executeRaw(sql`
      UPDATE upload SET finishing_until = ${new Date(at.getTime() + FINISHING_MS)}
      WHERE id = ${uploadId}::uuid AND received_bytes = size_bytes AND finished_at IS NULL
        AND (finishing_until IS NULL OR finishing_until < ${at})`);
    if (claimed === 0) throw new PortalError('unavailable', 'uploads.being_finished');
    return upload;
  });
}

async function makeDocument(
  actor: Actor,
  { id, itemId, filename, folder, sizeBytes }: UploadRow,
): Promise<void> {
  const parts = await dbAs(actor, (db) => listParts(db, id));
  const upload = { filename, declaredBytes: sizeBytes, source: readParts(id, parts) };
  if (isContact(actor)) await sendItem(actor, { ...upload, itemId: itemId ?? '' });
  else await uploadDocument(actor, { ...upload, folder });
}

/** Without its key a part can't be read, which says nothing of it. */
function isForNow(cause: unknown): boolean {
  return cause instanceof StorageError && cause.reason === 'key_missing';
}

async function letGo(actor: Actor, uploadId: string): Promise<void> {
  await dbAs(actor, (db) =>
    db.upload.updateMany({ where: { id: uploadId }, data: { finishingUntil: null } }),
  );
}
