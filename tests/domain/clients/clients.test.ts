import { describe, expect, it } from 'vitest';
import { recordActivity } from '@/domain/activity/record-activity';
import { assignEmployee, endAssignment } from '@/domain/clients/assign-employee';
import { changeContact, endContact } from '@/domain/clients/change-contact';
import { createClient } from '@/domain/clients/create-client';
import { editClient } from '@/domain/clients/edit-client';
import { getClient } from '@/domain/clients/get-client';
import { inviteContact } from '@/domain/clients/invite-contact';
import type { EmployeeActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const { ingrid, ruth, tom, hugh, marco } = cast;
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

  it('leaves nothing half done where they are taken off in the middle of it, and finds nothing next', async () => {
    await assignEmployee(ruth, { client, employee: em(hugh), part: 'stand_in' });
    const contactId = cast.dana.contactId;
    const subject = { kind: 'contact', id: publicId('co', contactId) } as const;
    const change = (title: string, meanwhile: () => Promise<void>) =>
      dbAs({ ...hugh }, async (db) => {
        await db.contact.updateMany({ where: { id: contactId }, data: { title } });
        await meanwhile();
        await recordActivity(db, hugh, {
          ...{ type: 'contact.changed', clientId: brightwater.clientId, subject },
          data: { fields: ['title'] },
        });
      });
    const titleOf = async () =>
      (await getClient(ingrid, { client })).contacts.find(({ id }) => id === subject.id)?.title;
    await change('Founder', async () => {});
    const log = (await typesOf(brightwater.clientId)).length;
    const takenOff = () => endAssignment(ingrid, { client, employee: em(hugh), part: 'stand_in' });
    await expect(change('Half', takenOff)).rejects.toThrow(/row-level security/);
    expect(await titleOf()).toBe('Founder');
    // That he was taken off, and nothing else.
    expect(await typesOf(brightwater.clientId)).toHaveLength(log + 1);
    expect((await refusal(getClient(hugh, { client }))).code).toBe('not_found');
    await dbAs({ ...hugh }, async (db) => {
      const { count } = await db.contact.updateMany({
        where: { id: contactId },
        data: { title: 'Later' },
      });
      expect(count).toBe(0);
    });
  });
});
