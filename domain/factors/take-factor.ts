import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import {
  type Actor,
  type ContactActor,
  type EmployeeActor,
  isContact,
  isEmployee,
} from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { mailFactor } from './mail-factor';

const Why = {
  reason: z.string().trim().min(1, 'factors.errors.reason_missing').max(500, 'errors.too_long'),
  password: TypedPassword,
};

export const TakeEmployeeFactorInput = z.object({ employee: z.string(), ...Why });
export const TakeContactFactorInput = z.object({ contact: z.string(), ...Why });

/**
 * Takes the second step from an employee who has lost it: their password alone lets them in, until they set up another. The
 * owner proves that it is them, says why, and the person is told by mail.
 * @throws PortalError not_found; invalid, on `password`, or for oneself; conflict where there is none; too_many
 */
export async function takeEmployeeFactor(
  actor: Actor,
  input: z.output<typeof TakeEmployeeFactorInput>,
): Promise<void> {
  authorizeEmployee(actor, 'employee.change');
  const id = parseId('em', input.employee);
  if (id === actor.employeeId) throw new PortalError('invalid', 'factors.errors.own');
  const found = await dbAs(actor, (db) =>
    db.employee.findFirst({
      where: { id, endedAt: null },
      select: { role: true, person: { select: { id: true, email: true, name: true } } },
    }),
  );
  if (!found) throw notFound();
  await provePresence(actor, input);
  const standing: EmployeeActor = {
    kind: found.role,
    personId: found.person.id,
    employeeId: id,
    sessionId: actor.sessionId,
  };
  await dbAs(actor, (db) => take(db, actor, { ...found.person, standing }, input.reason));
}

/**
 * The same for a contact of a client, by those who look after it.
 * @throws PortalError not_found; invalid, on `password`; conflict where there is none; too_many
 */
export async function takeContactFactor(
  actor: Actor,
  input: z.output<typeof TakeContactFactorInput>,
): Promise<void> {
  authorizeEmployee(actor, 'contact.change');
  const id = parseId('co', input.contact);
  const found = await dbAs(actor, (db) =>
    db.contact.findFirst({
      where: { id, endedAt: null },
      select: { clientId: true, person: { select: { id: true, email: true, name: true } } },
    }),
  );
  if (!found) throw notFound();
  await provePresence(actor, input);
  const standing: ContactActor = {
    kind: 'contact',
    personId: found.person.id,
    contactId: id,
    clientId: found.clientId,
    sessionId: actor.sessionId,
    rights: { billing: false, documents: false, colleagues: false },
  };
  await dbAs(actor, (db) => take(db, actor, { ...found.person, standing }, input.reason));
}

async function take(db: Db, actor: EmployeeActor, person: Loser, reason: string): Promise<void> {
  const by = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true },
  });
  await takeFrom(db, actor, person, { by: by.name, reason });
}

/** Who has lost their second step. */
export type Loser = { id: string; email: string; name: string; standing: PersonActor };

/**
 * Takes the second step from somebody, in the caller's transaction: it is recorded, and they are told by mail.
 * @param by who takes it, as the mail calls them
 * @throws PortalError conflict where there is none
 */
export async function takeFrom(
  db: Db,
  actor: Actor,
  person: Loser,
  { by, reason }: { by: string; reason?: string },
): Promise<void> {
  const { standing } = person;
  const taken = await db.totp.deleteMany({ where: { personId: person.id } });
  if (taken.count === 0) throw new PortalError('conflict', 'factors.errors.off');
  const contact = isContact(standing) ? standing : null;
  await recordActivity(db, actor, {
    type: 'factor.taken',
    clientId: contact?.clientId ?? null,
    contactId: contact?.contactId ?? null,
    subject: isEmployee(standing)
      ? { kind: 'employee', id: publicId('em', standing.employeeId) }
      : { kind: 'contact', id: publicId('co', standing.contactId) },
    data: {},
    ...(reason && { reason }),
  });
  await mailFactor(db, person, 'factor_taken', { by });
}
