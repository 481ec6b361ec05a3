import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';
import { readUploadRow, type UploadRow } from './upload-row';

/**
 * How much of an upload has arrived to stay: where it goes on.
 * @throws PortalError not_found for anybody but whoever began it
 */
export async function getUpload(actor: Actor, uploadId: string): Promise<UploadRow> {
  authorize(actor, 'upload.send');
  return dbAs(actor, (db) => readUploadRow(db, uploadId));
}
