import type { EmployeeActor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { lockDocuments } from '../documents/document-version';

/**
 * Changes the tags of a document of the firm's, with it in hand; what stays as it was is not recorded.
 * @throws PortalError not_found
 */
export async function changeTags(
  db: Db,
  actor: EmployeeActor,
  documentId: string,
  change: (tags: string[]) => string[],
): Promise<void> {
  const [document] = await lockDocuments(db, [documentId]);
  if (!document || document.state === 'refused') throw notFound();
  const { tags } = await db.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { tags: true },
  });
  const next = change(tags);
  if (next.join('\n') === tags.join('\n')) return;
  await db.document.update({
    where: { id: documentId },
    data: { tags: next },
    select: { id: true },
  });
  await recordActivity(db, actor, {
    type: 'document.changed',
    clientId: document.clientId,
    subject: { kind: 'document', id: publicId('do', documentId) },
    data: { fields: ['tags'] },
  });
}
