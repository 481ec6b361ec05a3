import { categoriesOf } from '@/domain/clients/rights-input';
import type { ContactRights } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { deviceFor } from '../devices';
import { firmFacts, mailHost } from '../people';
import { record } from '../record';
import { Walk } from '../walk';
import { clientOf, contactOf, type DemoContact, type World } from '../world';

type Colleague = {
  name: string;
  email: string;
  title: string;
  rights: ContactRights;
  invitedAt: Date;
  joinedAt: Date | null;
  /** Null for somebody who has not come yet. */
  passwordHash: string | null;
};

/** Whom Brightwater's owner has let in herself: one who sees two kinds of papers, and one who has not come yet. */
export function tellColleagues(world: World, passwordHash: string): void {
  const { calendar } = world;
  const joinedAt = calendar.at(calendar.workday(24), '08:52', 20);
  const nadia = invite(world, {
    ...{ name: 'Nadia Haddad', email: 'nadia-haddad', title: 'Studio lead' },
    rights: { billing: false, documents: ['contract', 'statement'], colleagues: false },
    invitedAt: calendar.at(calendar.workday(25), '15:11', 4),
    joinedAt,
    passwordHash,
  });
  new Walk(world, nadia, joinedAt).page('/').page('/documents');
  const sam = invite(world, {
    ...{ name: 'Sam Okafor', email: 'sam-okafor', title: 'Office' },
    rights: { billing: true, documents: false, colleagues: false },
    invitedAt: calendar.at(calendar.workday(2), '17:26', 31),
    ...{ joinedAt: null, passwordHash: null },
  });
  loseInvitation(world, sam, calendar.at(calendar.workday(2), '17:26', 40));
}

/** The address that was typed is nobody's: the mail came back, and waits for somebody at the firm to see to it. */
function loseInvitation(world: World, contact: DemoContact, at: Date): void {
  const { client } = contact;
  const mailId = world.newId(at);
  const inviter = contactOf(client).name;
  const subject = translator()('access.invitation_mail.subject', { inviter, firm: firmFacts.name });
  world.rows.mail.push({
    ...{ id: mailId, key: `invitation/${mailId}`, clientId: client.id },
    ...{ recipient: `sam-okafor@${mailHost}`, recipientName: contact.name, subject },
    ...{ html: '', text: '', oneTime: true, createdAt: at },
  });
  world.rows.mailFailure.push({
    ...{ id: world.newId(at), mailId, clientId: client.id, contactId: contact.id, subject, at },
    ...{ reason: 'no_mailbox', reply: '550 5.1.1 No such user here', mayGoAgain: false },
  });
  record(
    world,
    { kind: 'job' },
    {
      ...{ type: 'mail.undelivered', at, client, contact, data: { reason: 'no_mailbox' } },
      subject: { kind: 'contact', id: publicId('co', contact.id) },
    },
  );
}

function invite(world: World, colleague: Colleague): DemoContact {
  const { name, title, rights, invitedAt, joinedAt, passwordHash } = colleague;
  const client = clientOf(world, 'brightwater');
  const dana = contactOf(client);
  const email = `${colleague.email}@${mailHost}`;
  const contact: DemoContact = {
    id: world.newId(invitedAt),
    personId: world.newId(invitedAt),
    ...{ name, client, rights, joinedAt },
    device: deviceFor(email),
    sessionId: '',
  };
  world.rows.person.push({
    ...{ id: contact.personId, email, name, passwordHash },
    nameLang: null,
    createdAt: invitedAt,
  });
  world.rows.contact.push({
    ...{ id: contact.id, clientId: client.id, personId: contact.personId, title, joinedAt },
    mayBilling: rights.billing,
    documentCategories: categoriesOf(rights.documents),
    mayColleagues: rights.colleagues,
    ...{ createdAt: invitedAt, invitedAs: name },
    ...{ changedBy: dana.personId, changedAt: invitedAt },
  });
  record(
    world,
    { kind: 'contact', contact: dana },
    {
      ...{ type: 'contact.invited', at: invitedAt, client, data: {} },
      subject: { kind: 'contact', id: publicId('co', contact.id) },
    },
  );
  return contact;
}
