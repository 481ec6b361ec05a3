import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { StorageError } from '@/lib/storage/storage-error';
import { authorize } from '../authorize';
import { isRefusal } from '../intake/refusal';
import { uploadDocument } from '../intake/upload-document';
import { sendItem } from '../requests/send-item';
import { bringVersion } from '../versions/bring-version';
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
 * @throws PortalError not_found; invalid with the sentence of a `Refusal`, or where what it is sent for takes nothing any
 * more, and then nothing of it stays; unavailable while somebody else does it; as `uploadDocument`, `bringVersion` and
 * `sendItem`
 */
export async function finishUpload(actor: Actor, uploadId: string): Promise<void> {
  authorize(actor, 'upload.send');
  const upload = await claim(actor, uploadId);
  if (!upload) return;
  try {
    await makeDocument(actor, upload);
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal) await removeUpload(actor, uploadId);
    else await letGo(actor, uploadId);
    throw refusal ?? error;
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
  { id, itemId, versionOfId, filename, folder, sizeBytes }: UploadRow,
): Promise<void> {
  const parts = await dbAs(actor, (db) => listParts(db, id));
  const upload = { filename, declaredBytes: sizeBytes, source: readParts(id, parts) };
  if (isContact(actor)) await sendItem(actor, { ...upload, itemId: itemId ?? '' });
  else if (versionOfId)
    await bringVersion(actor, { ...upload, documentId: versionOfId, newerId: id });
  else await uploadDocument(actor, { ...upload, folder });
}

/**
 * What is wrong with the file, or with what it is sent for, and stays so. A conflict is said as a refusal: between the two
 * ends of an upload a conflict means another place to go on from, and is tried again.
 */
function asRefusal(error: unknown): PortalError | null {
  if (!(error instanceof PortalError)) return null;
  if (isRefusal(error)) return isForNow(error.cause) ? null : error;
  const { code, messageKey, values } = error;
  return code === 'conflict'
    ? new PortalError('invalid', messageKey, { values, cause: error })
    : null;
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
