import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { dayToDb, now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, parseId, publicId } from '@/lib/ids';
import { addContact } from './add-contact';
import { ClientFields, ContactFields } from './client-input';
import { findContactPerson } from './contact-person';

export const CreateClientInput = ClientFields.extend(ContactFields.shape).extend({
  /** Public id of the employee who looks after them. */
  manager: z.string().min(1, 'errors.required'),
});

/**
 * Makes a client with its first contact, who is mailed an invitation, and the people who look after it: the manager, and
 * whoever makes it unless they see every client anyway.
 * @returns the client's public id
 * @throws PortalError invalid, on the fields
 */
export async function createClient(
  actor: Actor,
  input: z.output<typeof CreateClientInput>,
): Promise<string> {
  authorizeEmployee(actor, 'client.create');
  const personId = await findContactPerson(input.email);
  return dbAs(actor, async (db) => {
    const managerId = await requireManager(db, input.manager);
    const clientId = newId();
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    await db.client.createMany({
      data: {
        id: clientId,
        name: input.name,
        latinName: input.latinName,
        address: input.address,
        currency: input.currency,
        zone: input.zone,
        since: dayToDb(todayIn(zone)),
        createdAt: now(),
      },
    });
    await assignFirst(db, actor, clientId, managerId);
    const subject = { kind: 'client' as const, id: publicId('cl', clientId) };
    await recordActivity(db, actor, { type: 'client.created', clientId, subject, data: {} });
    await addContact(db, actor, { id: clientId, name: input.name }, input, personId);
    return subject.id;
  });
}

/** The first people of a client go in by one statement: whoever is assigned by it may assign nobody after it. */
async function assignFirst(
  db: Db,
  actor: EmployeeActor,
  clientId: string,
  managerId: string,
): Promise<void> {
  const people: { employeeId: string; part: 'manager' | 'staff' }[] = [
    { employeeId: managerId, part: 'manager' },
  ];
  if (actor.kind !== 'owner' && actor.employeeId !== managerId) {
    people.push({ employeeId: actor.employeeId, part: 'staff' });
  }
  await db.assignment.createMany({
    data: people.map((person) => ({ id: newId(), clientId, startedAt: now(), ...person })),
  });
  for (const { employeeId, part } of people) {
    await recordActivity(db, actor, {
      type: 'assignment.changed',
      clientId,
      subject: { kind: 'employee', id: publicId('em', employeeId) },
      data: { role: part, change: 'began' },
    });
  }
}

async function requireManager(db: Db, manager: string): Promise<string> {
  const employee = await db.employee.findFirst({
    where: { id: parseId('em', manager), endedAt: null, role: { in: ['manager', 'owner'] } },
    select: { id: true },
  });
  if (employee) return employee.id;
  throw new PortalError('invalid', 'errors.invalid', {
    fields: { manager: 'clients.manager_unknown' },
  });
}
