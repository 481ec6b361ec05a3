import type { z } from 'zod';
import { describeOwnRights } from '@/domain/access/describe-rights';
import { mailInvitation } from '@/domain/access/invite-person';
import { recordActivity } from '@/domain/activity/record-activity';
import { type ContactRights, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, isUniqueViolation } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import type { ContactFields } from './client-input';
import { columnsOf, rightsIn } from './rights-input';

export type NewContact = z.output<typeof ContactFields>;

/**
 * Makes a person a contact of a client and mails them the invitation, in the verb's transaction. Somebody whose access
 * had ended gets it anew. `personId` is who has the address already.
 * @returns the contact's id
 * @throws PortalError invalid, on `email`, when they are a contact already; conflict when two add one address at once
 */
export async function addContact(
  db: Db,
  actor: PersonActor,
  client: { id: string; name: string },
  contact: NewContact,
  personId: string | null,
): Promise<string> {
  const person = personId ?? (await addPerson(db, contact));
  const contactId = await openContact(
    db,
    { clientId: client.id, personId: person, by: actor.personId },
    contact,
  );
  await recordActivity(db, actor, {
    type: 'contact.invited',
    clientId: client.id,
    // A client's act is whose it is; whom it regards is its subject.
    ...(!isContact(actor) && { contactId }),
    subject: { kind: 'contact', id: publicId('co', contactId) },
    data: {},
  });
  const { name } = await db.person.findUniqueOrThrow({
    where: { id: person },
    select: { name: true },
  });
  await mailInvitation(db, actor, {
    person: { id: person, email: contact.email, name },
    client,
    sees: await seesIn(db, rightsIn(contact)),
  });
  return contactId;
}

/** What the invitation says that one will see. */
export async function seesIn(db: Db, rights: ContactRights): Promise<string> {
  const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { locale: true } });
  return describeOwnRights(rights, translator(), firm.locale);
}

async function addPerson(db: Db, { email, contactName }: NewContact): Promise<string> {
  const id = newId();
  try {
    await db.person.createMany({ data: { id, email, name: contactName } });
  } catch (error) {
    if (isUniqueViolation(error)) throw new PortalError('conflict', 'errors.conflict');
    throw error;
  }
  return id;
}

async function openContact(
  db: Db,
  { clientId, personId, by }: { clientId: string; personId: string; by: string },
  { title, contactName, ...rights }: NewContact,
): Promise<string> {
  const before = await db.contact.findFirst({
    where: { clientId, personId },
    select: { id: true, endedAt: true },
  });
  if (before && !before.endedAt) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { email: 'clients.contact_already' },
    });
  }
  const id = before?.id ?? newId();
  const data = {
    ...{ title, invitedAs: contactName, changedBy: by, changedAt: now() },
    ...columnsOf(rightsIn(rights)),
  };
  if (before) {
    await db.contact.updateMany({
      where: { id },
      data: { ...data, endedAt: null, joinedAt: null },
    });
  } else {
    await db.contact.createMany({ data: { id, clientId, personId, ...data, createdAt: now() } });
  }
  return id;
}
