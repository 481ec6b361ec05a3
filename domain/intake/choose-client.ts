import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';

/**
 * Says whose a document is. Who was named to read it, or to sign it, is forgotten with the client that they belong to.
 * @throws PortalError not_found for a document or a client that the actor does not see, conflict once it is published
 */
export async function chooseClient(
  actor: Actor,
  input: { documentId: string; clientId: string },
): Promise<void> {
  authorizeEmployee(actor, 'document.match');
  const { documentId, clientId } = input;
  await dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [documentId]);
    const client = await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
    if (!document || !client) throw notFound();
    if (document.state !== 'ready') throw new PortalError('conflict', 'documents.not_ready');
    if (document.clientId !== clientId) {
      await db.documentReader.deleteMany({ where: { documentId } });
      await db.signingPlan.deleteMany({ where: { documentId } });
    }
    await db.document.update({
      where: { id: documentId },
      data: { clientId, matchedBy: 'chosen', candidates: [] },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'document.changed',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { fields: ['client'] },
    });
  });
}
