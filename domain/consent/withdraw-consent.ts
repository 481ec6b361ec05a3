import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { lockConsents } from '../documents/w2-consent';
import { mailConsentWithdrawn } from './mail-consent';
import { readStanding } from './standing';

/**
 * Ends a consent at once, for what is furnished from now on; what was furnished before stays open to read. By the person
 * themselves, or by the firm for whom they wrote to; it is confirmed by mail (26 CFR 31.6051-1(j)(3)(v)).
 * @throws PortalError not_found for a contact that the actor does not see; conflict where there is no consent to end
 */
export async function withdrawConsent(actor: Actor, input: { contactId: string }): Promise<void> {
  authorize(actor, 'consent.withdraw');
  const { contactId } = input;
  if (isContact(actor) && actor.contactId !== contactId) throw notFound();
  await dbAs(actor, async (db) => {
    await lockConsents(db, [contactId]);
    const contact = await db.contact.findUnique({
      where: { id: contactId },
      select: { clientId: true },
    });
    if (!contact || !actor.personId) throw notFound();
    const { said } = await readStanding(db, contactId);
    if (said !== 'given') throw new PortalError('conflict', 'consent.nothing_to_withdraw');
    const { clientId } = contact;
    const at = now();
    await db.deliveryConsent.createMany({
      data: {
        ...{ id: newId(), contactId, clientId, act: 'withdrawn', at },
        recordedBy: actor.personId,
        ip: actor.origin?.ip ?? null,
        userAgent: actor.origin?.userAgent ?? null,
      },
    });
    await recordActivity(db, actor, {
      type: 'consent.withdrawn',
      ...{ clientId, contactId },
      subject: { kind: 'contact', id: publicId('co', contactId) },
      data: {},
    });
    await mailConsentWithdrawn(db, { contactId, clientId, at });
  });
}
