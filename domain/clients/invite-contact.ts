import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { mailInvitation } from '@/domain/access/invite-person';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { countTry } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import { addContact, seesIn } from './add-contact';
import { ContactFields } from './client-input';
import { findContactPerson } from './contact-person';
import { RIGHTS_COLUMNS, rightsFrom } from './rights-input';

export const InviteContactInput = ContactFields.extend({ client: z.string() });

/**
 * Invites a person to be a contact of a client, by mail. An address that is known already stays the same person.
 * @returns the contact's public id
 * @throws PortalError not_found; invalid, on the fields; forbidden without a proof of presence
 */
export async function inviteContact(
  actor: Actor,
  input: z.output<typeof InviteContactInput>,
): Promise<string> {
  authorizeEmployee(actor, 'contact.invite');
  const clientId = parseId('cl', input.client);
  const personId = await findContactPerson(input.email);
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({
      where: { id: clientId },
      select: { id: true, name: true },
    });
    if (!client) throw notFound();
    await requirePresence(db, actor);
    return publicId('co', await addContact(db, actor, client, input, personId));
  });
}

export const ResendInvitationInput = z.object({ contact: z.string() });

/**
 * Mails a contact who has not come yet another link; the ones before work on until one is used.
 * @throws PortalError not_found; too_many after 5 in an hour
 */
export async function resendInvitation(
  actor: Actor,
  input: z.output<typeof ResendInvitationInput>,
): Promise<void> {
  authorizeEmployee(actor, 'contact.invite');
  const id = parseId('co', input.contact);
  await countTry(actor, `invitation:${id}`, { max: 5, windowSeconds: 3600 });
  await dbAs(actor, (db) => mailAgain(db, actor, { id }));
}

/**
 * Another invitation for a contact who has not come yet, in the verb's transaction.
 * @throws PortalError not_found
 */
export async function mailAgain(
  db: Db,
  actor: PersonActor,
  which: { id: string; clientId?: string },
): Promise<void> {
  const contact = await db.contact.findFirst({
    where: { ...which, endedAt: null, joinedAt: null },
    select: {
      ...RIGHTS_COLUMNS,
      client: { select: { id: true, name: true } },
      person: { select: { id: true, email: true, name: true } },
    },
  });
  if (!contact) throw notFound();
  await mailInvitation(db, actor, {
    person: contact.person,
    client: contact.client,
    sees: await seesIn(db, rightsFrom(contact)),
  });
}
