import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';
import { endSignings } from './end-signings';

/**
 * Takes a published document back: from this moment nobody at the client sees or opens it, whatever grants there were,
 * no search finds its words, and nobody signs it. What they did with it stays in the log.
 * @throws PortalError not_found, conflict when it is not published
 */
export async function withdrawDocument(actor: Actor, documentId: string): Promise<void> {
  authorizeEmployee(actor, 'document.withdraw');
  await dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [documentId]);
    if (!document) throw notFound();
    if (document.state !== 'published')
      throw new PortalError('conflict', 'documents.not_published');
    await db.document.update({
      where: { id: documentId },
      data: { state: 'withdrawn', withdrawnAt: now() },
      select: { id: true },
    });
    await db.documentIndex.deleteMany({ where: { documentId } });
    await endSignings(db, actor, document);
    await recordActivity(db, actor, {
      type: 'document.withdrawn',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
  });
}
