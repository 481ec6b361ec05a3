import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { lockConsents } from '../documents/w2-consent';
import { readStanding } from './standing';

/**
 * Records that the reader wants their W-2s on paper: the firm sees it, and they are asked no more. They may agree later.
 * @throws PortalError conflict where they agreed already, which they withdraw, or have said it before
 */
export async function declineConsent(actor: Actor): Promise<void> {
  authorizeContact(actor, 'consent.give');
  const { contactId, clientId, personId } = actor;
  await dbAs(actor, async (db) => {
    await lockConsents(db, [contactId]);
    const { said } = await readStanding(db, contactId);
    if (said === 'given') throw new PortalError('conflict', 'consent.given_already');
    if (said === 'declined') throw new PortalError('conflict', 'consent.declined_already');
    await db.deliveryConsent.createMany({
      data: {
        ...{ id: newId(), contactId, clientId, act: 'declined', at: now(), recordedBy: personId },
        ip: actor.origin?.ip ?? null,
        userAgent: actor.origin?.userAgent ?? null,
      },
    });
    await recordActivity(db, actor, {
      type: 'consent.declined',
      clientId,
      subject: { kind: 'contact', id: publicId('co', contactId) },
      data: {},
    });
  });
}
