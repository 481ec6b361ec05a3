import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/domain/access/accept-invitation';
import { getInvitation } from '@/domain/access/get-invitation';
import { assignEmployee, endAssignment } from '@/domain/clients/assign-employee';
import { changeContact, endContact } from '@/domain/clients/change-contact';
import { createClient } from '@/domain/clients/create-client';
import { editClient } from '@/domain/clients/edit-client';
import { getClient } from '@/domain/clients/get-client';
import { inviteContact, resendInvitation } from '@/domain/clients/invite-contact';
import type { EmployeeActor, MachineActor } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { ingrid, ruth, tom, hugh, marco } = cast;
const stranger: MachineActor = { kind: 'sign-in' };
const nowhere = { ip: null, userAgent: null };
const client = publicId('cl', brightwater.clientId);
const em = ({ employeeId }: EmployeeActor) => publicId('em', employeeId);

const newClient = (changes: object = {}) => ({
  name: 'Østergaard & Daughters',
  latinName: null,
  address: null,
  currency: 'EUR',
  zone: 'Europe/Copenhagen',
  contactName: 'Signe Østergaard',
  email: 'signe@ostergaard.example',
  title: 'Owner',
  billing: true,
  documents: true,
  colleagues: true,
  manager: em(ruth),
  ...changes,
});

async function refusal(work: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof PortalError) return error;
  throw new Error('It was not refused', { cause: error });
}

async function linkMailedTo(email: string): Promise<string> {
  const [mail] = await ownerQuery<{ text: string }>(
    'SELECT text FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
    [email],
  );
  const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`No invitation was mailed to ${email}`);
  return token;
}

const typesOf = async (clientId: string) =>
  (
    await ownerQuery<{ type: string }>(
      'SELECT type FROM activity_event WHERE client_id = $1 ORDER BY id',
      [clientId],
    )
  ).map(({ type }) => type);

describe('a new client', () => {
  it('comes with its first contact, its manager, and whoever made it', async () => {
    const id = await createClient(tom, newClient());
    const view = await getClient(tom, { client: id });
    expect(view).toMatchObject({ name: 'Østergaard & Daughters', currency: 'EUR', leftAt: null });
    expect(view.contacts).toMatchObject([
      { name: 'Signe Østergaard', joinedAt: null, rights: { colleagues: true } },
    ]);
    expect(view.people.map(({ name, part }) => [name, part])).toEqual([
      ['Ruth Adeyemi', 'manager'],
      ['Tom Brandvold', 'staff'],
    ]);
    expect((await getClient(ruth, { client: id })).name).toBe(view.name);
    expect((await refusal(getClient(hugh, { client: id }))).code).toBe('not_found');
  });

  it('is not made at all when its contact can’t be', async () => {
    const count = () => ownerQuery<{ n: string }>('SELECT count(*) AS n FROM client');
    const before = await count();
    const colleague = await refusal(createClient(ruth, newClient({ email: emails.tom })));
    expect(colleague.fields).toEqual({ email: 'clients.contact_is_employee' });
    const noManager = await refusal(
      createClient(ruth, newClient({ email: 'a@b.example', manager: em(tom) })),
    );
    expect(noManager.fields).toEqual({ manager: 'clients.manager_unknown' });
    expect(await count()).toEqual(before);
  });

  it('may be given to another manager by an owner, who need not be on it', async () => {
    const id = await createClient(
      ingrid,
      newClient({ name: 'Pine & Plover Books', email: 'theo@pine.example', manager: em(hugh) }),
    );
    const { people } = await getClient(hugh, { client: id });
    expect(people).toMatchObject([{ name: 'Hugh Lindqvist', part: 'manager', isSelf: true }]);
  });
});

describe('an invitation', () => {
  const invite = (changes: object = {}) => ({
    client,
    contactName: 'Lena Fröhlich',
    email: 'lena@brightwater.example',
    title: 'Bookkeeper',
    billing: true,
    documents: false,
    colleagues: false,
    ...changes,
  });

  it('is read without being used, and works once', async () => {
    await inviteContact(tom, invite());
    const token = await linkMailedTo('lena@brightwater.example');
    for (const _ of [1, 2]) {
      expect(await getInvitation(stranger, token)).toMatchObject({
        state: 'open',
        invitedBy: 'Tom Brandvold',
        role: null,
        person: { name: 'Lena Fröhlich', hasPassword: false },
        clients: [{ name: brightwater.name, rights: { billing: true, documents: false } }],
      });
    }
    const weak = refusal(acceptInvitation(stranger, { token, password: 'brightwater' }));
    expect((await weak).code).toBe('invalid');
    const { sessionId, home } = await acceptInvitation(stranger, {
      token,
      name: 'Lena Froehlich',
      password: 'three small boats',
    });
    expect(home).toBe('/');
    expect(await actorOfSession(sessionId, nowhere)).toMatchObject({
      kind: 'contact',
      clientId: brightwater.clientId,
      rights: { billing: true, documents: false, colleagues: false },
    });
    const again = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await again).messageKey).toBe('access.link_used');
    expect(await getInvitation(stranger, token)).toEqual({ state: 'used' });
    const types = await typesOf(brightwater.clientId);
    expect(types).toEqual(
      expect.arrayContaining(['contact.invited', 'contact.joined', 'signin.succeeded']),
    );
  });

  it('is used by one of two at the same moment', async () => {
    await inviteContact(tom, invite({ email: 'twice@brightwater.example' }));
    const token = await linkMailedTo('twice@brightwater.example');
    const accept = () => acceptInvitation(stranger, { token, password: 'three small boats' });
    const results = await Promise.allSettled([accept(), accept()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes a person who is known elsewhere a contact here too, and asks for their password', async () => {
    await inviteContact(
      hugh,
      invite({ client: publicId('cl', larkAndLoom.clientId), email: emails.marco }),
    );
    const token = await linkMailedTo(emails.marco);
    expect(await getInvitation(stranger, token)).toMatchObject({
      person: { hasPassword: true },
      clients: [{ name: larkAndLoom.name }],
    });
    const wrong = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
    await acceptInvitation(stranger, { token, password: 'porchlight-demo' });
    const [person] = await ownerQuery('SELECT name FROM person WHERE email = $1', [emails.marco]);
    expect(person).toEqual({ name: 'Marco Vianelli' });
  });

  it('is refused for somebody who is a contact already', async () => {
    const twice = await refusal(inviteContact(tom, invite({ email: emails.dana })));
    expect(twice.fields).toEqual({ email: 'clients.contact_already' });
  });

  it('can be sent again, and either link works until one is used', async () => {
    const id = await inviteContact(tom, invite({ email: 'slow@brightwater.example' }));
    const first = await linkMailedTo('slow@brightwater.example');
    await resendInvitation(tom, { contact: id });
    const second = await linkMailedTo('slow@brightwater.example');
    expect(second).not.toBe(first);
    await acceptInvitation(stranger, { token: first, password: 'three small boats' });
    expect(await getInvitation(stranger, second)).toEqual({ state: 'used' });
    expect((await refusal(resendInvitation(tom, { contact: id }))).code).toBe('not_found');
  });

  it('leads nowhere once the access has ended', async () => {
    const id = await inviteContact(tom, invite({ email: 'gone@brightwater.example' }));
    const token = await linkMailedTo('gone@brightwater.example');
    await endContact(tom, { contact: id });
    expect(await getInvitation(stranger, token)).toEqual({ state: 'unknown' });
    const late = refusal(acceptInvitation(stranger, { token, password: 'three small boats' }));
    expect((await late).messageKey).toBe('access.link_unknown');
  });
});

describe('a contact’s rights', () => {
  const contact = publicId('co', marco.contactId);

  it('hold from the next request on', async () => {
    await changeContact(ruth, {
      contact,
      title: null,
      billing: false,
      documents: true,
      colleagues: false,
    });
    expect(await actorOfSession(marco.sessionId, nowhere)).toMatchObject({
      rights: { billing: false, documents: true, colleagues: false },
    });
    await endContact(ruth, { contact });
    expect(await actorOfSession(marco.sessionId, nowhere)).toBeNull();
    expect((await refusal(endContact(ruth, { contact }))).code).toBe('not_found');
  });

  it('come back by inviting them again', async () => {
    await inviteContact(ruth, {
      client,
      contactName: 'Somebody',
      email: emails.marco,
      title: null,
      billing: true,
      documents: false,
      colleagues: false,
    });
    const { contacts } = await getClient(ruth, { client });
    expect(contacts.find(({ id }) => id === contact)).toMatchObject({ joinedAt: null });
  });
});

describe('what is known of a client', () => {
  it('is changed, and only what changed is recorded', async () => {
    const fields = {
      client,
      name: brightwater.name,
      latinName: null,
      address: null,
      currency: 'USD',
      zone: null,
    };
    await editClient(ruth, fields);
    const before = (await typesOf(brightwater.clientId)).filter(
      (type) => type === 'client.changed',
    );
    expect(before).toHaveLength(0);
    await editClient(ruth, { ...fields, name: 'Brightwater Ceramics Inc', address: '1 Kiln Road' });
    const [event] = await ownerQuery<{ data: object }>(
      "SELECT data FROM activity_event WHERE type = 'client.changed'",
    );
    expect(event?.data).toEqual({ fields: ['name', 'address'] });
    await editClient(ruth, fields);
  });
});

describe('who looks after a client', () => {
  const people = async (reader: EmployeeActor) =>
    (await getClient(reader, { client })).people.map(({ name, part }) => [name, part]);

  it('is nobody’s to choose but a manager’s or an owner’s', async () => {
    const refused = refusal(assignEmployee(tom, { client, employee: em(hugh), part: 'staff' }));
    expect((await refused).code).toBe('forbidden');
    const foreign = refusal(assignEmployee(hugh, { client, employee: em(hugh), part: 'staff' }));
    expect((await foreign).code).toBe('not_found');
  });

  it('sees the client at once, and no more once taken off', async () => {
    await assignEmployee(ruth, { client, employee: em(hugh), part: 'stand_in' });
    expect(await people(hugh)).toContainEqual(['Hugh Lindqvist', 'stand_in']);
    const twice = refusal(assignEmployee(ruth, { client, employee: em(hugh), part: 'stand_in' }));
    expect((await twice).messageKey).toBe('clients.assigned_already');
    await endAssignment(ruth, { client, employee: em(hugh), part: 'stand_in' });
    expect((await refusal(getClient(hugh, { client }))).code).toBe('not_found');
  });

  it('has one manager at a time, who hands over and stays as a stand-in', async () => {
    const left = refusal(endAssignment(ruth, { client, employee: em(ruth), part: 'manager' }));
    expect((await left).messageKey).toBe('clients.manager_needed');
    await assignEmployee(ruth, { client, employee: em(hugh), part: 'manager' });
    expect(await people(hugh)).toEqual([
      ['Hugh Lindqvist', 'manager'],
      ['Ruth Adeyemi', 'stand_in'],
      ['Tom Brandvold', 'staff'],
    ]);
    await endAssignment(ruth, { client, employee: em(ruth), part: 'stand_in' });
    expect((await refusal(getClient(ruth, { client }))).code).toBe('not_found');
    await assignEmployee(ingrid, { client, employee: em(ruth), part: 'manager' });
    expect(await people(ruth)).toEqual([
      ['Ruth Adeyemi', 'manager'],
      ['Tom Brandvold', 'staff'],
    ]);
    const tomAsManager = refusal(
      assignEmployee(ruth, { client, employee: em(tom), part: 'manager' }),
    );
    expect((await tomAsManager).fields).toEqual({ employee: 'clients.manager_unknown' });
  });

  it('is one, though two hand over at the same moment', async () => {
    await Promise.allSettled([
      assignEmployee(ingrid, { client, employee: em(hugh), part: 'manager' }),
      assignEmployee(ingrid, { client, employee: em(ruth), part: 'manager' }),
    ]);
    const managers = (await people(ingrid)).filter(([, part]) => part === 'manager');
    expect(managers).toHaveLength(1);
    if (managers[0]?.[0] !== 'Ruth Adeyemi') {
      await assignEmployee(ingrid, { client, employee: em(ruth), part: 'manager' });
    }
  });
});
