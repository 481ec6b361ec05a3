import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { removeObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { listParts } from './read-parts';
import { readUploadRow } from './upload-row';

/**
 * Gives up an upload that is not whole: nothing of it stays.
 * @throws PortalError not_found
 */
export async function removeUpload(actor: Actor, uploadId: string): Promise<void> {
  authorize(actor, 'upload.send');
  await dbAs(actor, (db) => readUploadRow(db, uploadId));
  await removeParts(actor, uploadId);
  await dbAs(actor, (db) => db.upload.deleteMany({ where: { id: uploadId } }));
}

/** The bytes first, and then what says where they are: whoever is stopped in between can do it again. */
export async function removeParts(actor: Actor, uploadId: string): Promise<void> {
  const parts = await dbAs(actor, (db) => listParts(db, uploadId));
  for (const { storageKey } of parts) await removeObject(storageKey);
  await dbAs(actor, (db) => db.uploadPart.deleteMany({ where: { uploadId } }));
}
