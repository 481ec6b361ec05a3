import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { countTry } from '@/lib/rate-limit';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

/** Why a viewer could not show a document; the browser says one of these and nothing else. */
export const OPEN_FAILURES = ['network', 'permission', 'expired', 'corrupt', 'locked'] as const;
export type OpenFailure = (typeof OPEN_FAILURES)[number];

/**
 * Writes down that a client could not open a document that is theirs to see, by what their browser reports. What
 * somebody at the firm could not open is no friction of the client's and is not written down.
 * @throws PortalError not_found, too_many
 */
export async function reportOpenFailed(
  actor: ContactActor | EmployeeActor,
  { documentId, reason }: { documentId: string; reason: OpenFailure },
): Promise<void> {
  authorize(actor, 'document.open');
  await dbAs(actor, async (db) => {
    const document = await db.document.findUnique({
      where: { id: documentId },
      select: { id: true },
    });
    if (!document) throw notFound();
    if (actor.kind !== 'contact') return;
    await countTry(actor, `open_failed/${actor.personId}`, { max: 30, windowSeconds: 600 });
    await recordActivity(db, actor, {
      type: 'document.open_failed',
      clientId: actor.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { reason },
    });
  });
}
