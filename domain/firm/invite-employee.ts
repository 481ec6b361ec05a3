import { requirePresence } from '@/domain/access/presence';
import { z } from 'zod';
import { mailInvitation } from '@/domain/access/invite-person';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor, MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, parseId, publicId } from '@/lib/ids';
import { countTry } from '@/lib/rate-limit';
import { translator } from '@/lib/translator';
import type { InviteEmployeeInput } from './firm-input';

type NewEmployee = z.output<typeof InviteEmployeeInput>;

/**
 * Invites somebody to work in the portal, by mail. Somebody who had left comes back as the same person.
 * @returns the employee's public id
 * @throws PortalError invalid, on `email`, for a colleague, or for a contact of a client; forbidden without a proof of presence
 */
export async function inviteEmployee(actor: Actor, input: NewEmployee): Promise<string> {
  authorizeEmployee(actor, 'employee.invite');
  const personId = await findPerson(input.email);
  try {
    return await dbAs(actor, async (db) => {
      await requirePresence(db, actor);
      return addEmployee(db, actor, input, personId);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new PortalError('conflict', 'errors.conflict');
    throw error;
  }
}

export const ResendEmployeeInput = z.object({ employee: z.string() });

/**
 * Mails somebody who has not come yet another link.
 * @throws PortalError not_found; too_many after 5 in an hour
 */
export async function resendEmployeeInvitation(
  actor: Actor,
  input: z.output<typeof ResendEmployeeInput>,
): Promise<void> {
  authorizeEmployee(actor, 'employee.invite');
  const id = parseId('em', input.employee);
  await countTry(actor, `invitation:${id}`, { max: 5, windowSeconds: 3600 });
  await dbAs(actor, async (db) => {
    const employee = await db.employee.findFirst({
      where: { id, endedAt: null, person: { passwordHash: null } },
      select: { role: true, person: { select: { id: true, email: true, name: true } } },
    });
    if (!employee) throw notFound();
    await sendInvitation(db, actor, employee.person, employee.role);
  });
}

/** Who has the address, seen past the asker's own view; only the id comes back. */
async function findPerson(email: string): Promise<string | null> {
  const finder: MachineActor = { kind: 'sign-in', subject: email };
  const person = await dbAs(finder, (db) =>
    db.person.findUnique({ where: { email }, select: { id: true } }),
  );
  return person?.id ?? null;
}

async function addEmployee(
  db: Db,
  actor: EmployeeActor,
  { name, email, title, phone, role }: NewEmployee,
  known: string | null,
): Promise<string> {
  const personId = known ?? newId();
  if (known) await refuseTwoRoles(db, known);
  else await db.person.createMany({ data: { id: personId, email, name } });
  const before = await db.employee.findUnique({ where: { personId }, select: { id: true } });
  const id = before?.id ?? newId();
  if (before) {
    await db.employee.updateMany({ where: { id }, data: { title, phone, role, endedAt: null } });
  } else {
    await db.employee.createMany({ data: { id, personId, title, phone, role, createdAt: now() } });
  }
  const subject = { kind: 'employee' as const, id: publicId('em', id) };
  await recordActivity(db, actor, {
    type: 'employee.invited',
    clientId: null,
    subject,
    data: { role },
  });
  await sendInvitation(db, actor, { id: personId, email, name }, role);
  return subject.id;
}

/** A person is either somebody's contact or an employee: one sign-in shows one side of the house. */
async function refuseTwoRoles(db: Db, personId: string): Promise<void> {
  const refuse = (key: string) =>
    new PortalError('invalid', 'errors.invalid', { fields: { email: key } });
  if (await db.employee.count({ where: { personId, endedAt: null } })) {
    throw refuse('firm.employee_already');
  }
  if (await db.contact.count({ where: { personId, endedAt: null } })) {
    throw refuse('firm.employee_is_contact');
  }
}

async function sendInvitation(
  db: Db,
  actor: EmployeeActor,
  person: { id: string; email: string; name: string },
  role: EmployeeActor['kind'],
): Promise<void> {
  const sees = translator()(`access.roles.${role}_sees`);
  await mailInvitation(db, actor, { person, client: null, sees });
}
