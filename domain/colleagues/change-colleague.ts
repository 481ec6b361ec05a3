import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeContact } from '@/domain/authorize';
import { changedFields } from '@/domain/clients/change-contact';
import { optionalText } from '@/domain/clients/client-input';
import { columnsOf, RightsFields, rightsIn } from '@/domain/clients/rights-input';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { requireWithin } from './give-rights';
import { lockColleagues, type LockedColleagues, requireColleague } from './lock-colleagues';

export const ChangeColleagueInput = RightsFields.extend({
  contact: z.string(),
  title: optionalText(80),
});

/**
 * Changes what a colleague is called and may do, from their next request on. Of one's own rights one may give up some, but not
 * the managing of colleagues where nobody else has it.
 * @throws PortalError not_found; forbidden without a proof of presence; invalid, on the fields; conflict for the last one
 */
export async function changeColleague(
  actor: Actor,
  input: z.output<typeof ChangeColleagueInput>,
): Promise<void> {
  authorizeContact(actor, 'colleague.change');
  const id = parseId('co', input.contact);
  const rights = rightsIn(input);
  await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const locked = await lockColleagues(db, actor);
    const before = requireColleague(locked, id, { ended: false });
    requireWithin(rights, before.rights, locked.own.rights);
    if (id === actor.contactId && !rights.colleagues) requireAnother(locked);
    const after = { title: input.title, ...columnsOf(rights) };
    const fields = changedFields({ title: before.title, ...columnsOf(before.rights) }, after);
    if (fields.length === 0) return;
    await db.contact.updateMany({
      where: { id, clientId: actor.clientId, endedAt: null },
      data: { ...after, changedBy: actor.personId, changedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: actor.clientId,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields },
    });
  });
}

/** Somebody there always manages who may come in: an invitation that was not taken up does not count. */
function requireAnother({ own, all }: LockedColleagues): void {
  const others = all.filter(
    ({ id, rights, hasJoined, hasEnded }) =>
      id !== own.id && rights.colleagues && hasJoined && !hasEnded,
  );
  if (others.length === 0) throw new PortalError('conflict', 'colleagues.errors.last');
}
