import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { authorizeContact } from '@/domain/authorize';
import { addContact } from '@/domain/clients/add-contact';
import { ContactFields } from '@/domain/clients/client-input';
import { findContactPerson } from '@/domain/clients/contact-person';
import { mailAgain } from '@/domain/clients/invite-contact';
import { rightsIn } from '@/domain/clients/rights-input';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { requireWithin } from './give-rights';
import { lockColleagues } from './lock-colleagues';

/** A whole office in an hour, and no list of addresses that is tried through. */
const LIMIT: Limit = { max: 20, windowSeconds: 3600 };

export const InviteColleagueInput = ContactFields;

/**
 * A contact invites somebody of their own client, by one mail, to do no more than they may do themselves. Whether the address
 * is known elsewhere makes no difference that they could see.
 * @returns the contact's public id
 * @throws PortalError forbidden without a proof of presence; invalid, on the fields; too_many after 20 in an hour
 */
export async function inviteColleague(
  actor: Actor,
  input: z.output<typeof InviteColleagueInput>,
): Promise<string> {
  authorizeContact(actor, 'colleague.invite');
  const rights = rightsIn(input);
  await dbAs(actor, (db) => requirePresence(db, actor));
  await countTry(actor, `invite-colleague/${actor.clientId}`, LIMIT);
  const personId = await findContactPerson(input.email);
  return dbAs(actor, async (db) => {
    const { own } = await lockColleagues(db, actor);
    requireWithin(rights, null, own.rights);
    const client = await db.client.findUniqueOrThrow({
      where: { id: actor.clientId },
      select: { id: true, name: true },
    });
    return publicId('co', await addContact(db, actor, client, input, personId));
  });
}

export const InviteAgainInput = z.object({ contact: z.string() });

/**
 * Mails a colleague who has not come yet another link; the ones before work on until one is used.
 * @throws PortalError not_found; forbidden without a proof of presence; too_many after 5 in an hour
 */
export async function inviteColleagueAgain(
  actor: Actor,
  input: z.output<typeof InviteAgainInput>,
): Promise<void> {
  authorizeContact(actor, 'colleague.invite');
  const id = parseId('co', input.contact);
  await dbAs(actor, (db) => requirePresence(db, actor));
  await countTry(actor, `invitation:${id}`, { max: 5, windowSeconds: 3600 });
  await dbAs(actor, async (db) => {
    await lockColleagues(db, actor);
    await mailAgain(db, actor, { id, clientId: actor.clientId });
  });
}
