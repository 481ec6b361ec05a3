import { type ContactActor, type EmployeeActor, isContact } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { provePresence } from '../access/prove-presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

/**
 * Proves that it is its reader who is before a document. A client who can't is held up at that document, and the firm
 * learns of it.
 * @throws PortalError not_found; as `provePresence`
 */
export async function confirmReader(
  actor: ContactActor | EmployeeActor,
  { documentId, password }: { documentId: string; password: string },
): Promise<void> {
  authorize(actor, 'document.open');
  const document = await dbAs(actor, (db) =>
    db.document.findUnique({ where: { id: documentId }, select: { clientId: true } }),
  );
  if (!document) throw notFound();
  try {
    await provePresence(actor, { password });
  } catch (error) {
    if (isContact(actor) && error instanceof PortalError && error.code === 'invalid') {
      await dbAs(actor, (db) =>
        recordActivity(db, actor, {
          type: 'document.open_failed',
          clientId: document.clientId,
          subject: { kind: 'document', id: publicId('do', documentId) },
          data: { reason: 'stepup' },
        }),
      );
    }
    throw error;
  }
}
