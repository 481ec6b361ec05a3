import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeContact } from '@/domain/authorize';
import { seesIn } from '@/domain/clients/add-contact';
import { mailAccess } from '@/domain/clients/mail-access';
import { columnsOf } from '@/domain/clients/rights-input';
import { mailInvitation } from '@/domain/access/invite-person';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { within } from './give-rights';
import { lockColleagues, requireColleague } from './lock-colleagues';

export const EndColleagueInput = z.object({ contact: z.string() });

/**
 * Ends a colleague's access, or withdraws an invitation: their next request finds nothing, and the link of the mail opens
 * nothing here. Whoever was in is told by mail.
 * @throws PortalError not_found; forbidden without a proof of presence; conflict for oneself
 */
export async function endColleague(
  actor: Actor,
  input: z.output<typeof EndColleagueInput>,
): Promise<void> {
  authorizeContact(actor, 'colleague.change');
  const id = parseId('co', input.contact);
  await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const colleague = requireColleague(await lockColleagues(db, actor), id, { ended: false });
    if (id === actor.contactId) throw new PortalError('conflict', 'colleagues.errors.yourself');
    const at = now();
    await db.contact.updateMany({
      where: { id, clientId: actor.clientId, endedAt: null },
      data: { endedAt: at, changedBy: actor.personId, changedAt: at },
    });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: actor.clientId,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: ['endedAt'] },
    });
    if (!colleague.hasJoined) return;
    await mailAccess(db, actor, { news: 'ended', clientId: actor.clientId, to: colleague });
  });
}

/**
 * Gives a colleague whose access had ended what they had, as far as whoever gives it holds it too. Whoever was in before comes
 * in as before; whoever had not come yet is invited anew. Either way they get one mail.
 * @throws PortalError not_found; forbidden without a proof of presence
 */
export async function giveBackAccess(
  actor: Actor,
  input: z.output<typeof EndColleagueInput>,
): Promise<void> {
  authorizeContact(actor, 'colleague.change');
  const id = parseId('co', input.contact);
  await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const locked = await lockColleagues(db, actor);
    const colleague = requireColleague(locked, id, { ended: true });
    const rights = within(colleague.rights, locked.own.rights);
    await db.contact.updateMany({
      where: { id, clientId: actor.clientId },
      data: { endedAt: null, ...columnsOf(rights), changedBy: actor.personId, changedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: actor.clientId,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: ['givenBack'] },
    });
    if (colleague.hasJoined) {
      const sees = await seesIn(db, rights);
      await mailAccess(db, actor, {
        ...{ news: 'given_back', clientId: actor.clientId, to: colleague, sees },
      });
      return;
    }
    const client = await db.client.findUniqueOrThrow({
      where: { id: actor.clientId },
      select: { id: true, name: true },
    });
    const { personId, email, name } = colleague;
    await mailInvitation(db, actor, {
      person: { id: personId, email, name },
      client,
      sees: await seesIn(db, rights),
    });
  });
}
