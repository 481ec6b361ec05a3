import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';

/**
 * Takes a deletion back before it is carried out: the document is what it was, and who may see it sees it again.
 * @throws PortalError not_found, conflict where it is not being deleted, or was deleted already
 */
export async function cancelDeletion(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<void> {
  authorizeEmployee(actor, 'document.delete');
  await dbAs(actor, async (db) => {
    const [taken] = await db.$queryRaw<{ clientId: string }[]>(sql`
      UPDATE document_deletion SET cancelled_at = ${now()}, cancelled_by = ${actor.personId}::uuid
      WHERE document_id = ${documentId}::uuid AND cancelled_at IS NULL AND deleted_at IS NULL
      RETURNING client_id AS "clientId"`);
    if (!taken) {
      const known = await db.documentDeletion.count({ where: { documentId } });
      const there = await db.document.count({ where: { id: documentId } });
      if (known + there === 0) throw notFound();
      throw new PortalError('conflict', 'records.errors.not_leaving');
    }
    await recordActivity(db, actor, {
      type: 'document.deletion_cancelled',
      clientId: taken.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { because: 'person' },
    });
  });
}
