import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';

/**
 * Asks for nothing when a document is told of, or forgets that it could not be asked. Said twice, it is one.
 * @throws PortalError not_found; conflict between publishing it and telling of it
 */
export async function dropPlan(actor: Actor, documentId: string): Promise<void> {
  authorizeEmployee(actor, 'signing.ask');
  await dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [documentId]);
    if (!document) throw notFound();
    if (document.state === 'outgoing') throw new PortalError('conflict', 'documents.not_ready');
    const { count } = await db.signingPlan.deleteMany({ where: { documentId } });
    if (count === 0) return;
    await recordActivity(db, actor, {
      type: 'document.changed',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { fields: ['signing'] },
    });
  });
}
