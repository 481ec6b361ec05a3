import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { mailConsentRequest } from '../publishing/mail-consent-request';

/**
 * Asks somebody once more, by mail, whether they agree to have a held W-2 electronically.
 * @throws PortalError not_found; conflict where it is not held, and where they were asked today, have said what they want,
 * or have not accepted their invitation
 */
export async function askForConsent(
  actor: Actor,
  { documentId, contactId }: { documentId: string; contactId: string },
): Promise<void> {
  authorizeEmployee(actor, 'delivery.ask');
  await dbAs(actor, async (db) => {
    const delivery = await db.w2Delivery.findUnique({
      where: { documentId_contactId: { documentId, contactId } },
      select: { clientId: true, furnishedAt: true, handedOverAt: true },
    });
    if (!delivery) throw notFound();
    const { clientId, furnishedAt, handedOverAt } = delivery;
    if (furnishedAt || handedOverAt) throw new PortalError('conflict', 'consent.has_it_already');
    const isAsked = await mailConsentRequest(db, { contactId, clientId, at: now() });
    if (!isAsked) throw new PortalError('conflict', 'consent.not_asked_again');
    await recordActivity(db, actor, {
      type: 'consent.asked',
      ...{ clientId, contactId },
      subject: { kind: 'contact', id: publicId('co', contactId) },
      data: {},
    });
  });
}
