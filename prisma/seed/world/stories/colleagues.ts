import { categoriesOf } from '@/domain/clients/rights-input';
import type { ContactRights } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { deviceFor } from '../devices';
import { mailHost } from '../people';
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
  invite(world, {
    ...{ name: 'Sam Okafor', email: 'sam-okafor', title: 'Office' },
    rights: { billing: true, documents: false, colleagues: false },
    invitedAt: calendar.at(calendar.workday(2), '17:26', 31),
    ...{ joinedAt: null, passwordHash: null },
  });
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
