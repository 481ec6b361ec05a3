import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';
import { refuseHeld } from './refuse-held';

/**
 * Removes a file that was never published, its bytes with it.
 * @throws PortalError not_found, conflict once it is published, and while it is held
 */
export async function discardDocument(actor: Actor, documentId: string): Promise<void> {
  authorizeEmployee(actor, 'document.discard');
  const storageKey = await dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [documentId]);
    if (!document) throw notFound();
    if (!['staging', 'ready', 'refused'].includes(document.state)) {
      throw new PortalError('conflict', 'documents.published_already');
    }
    await refuseHeld(db, document);
    await recordActivity(db, actor, {
      type: 'document.discarded',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    const gone = await db.document.delete({
      where: { id: documentId },
      select: { storageKey: true },
    });
    return gone.storageKey;
  });
  await removeObject(storageKey);
}
