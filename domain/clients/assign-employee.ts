import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, parseId, publicId } from '@/lib/ids';

export const PARTS = ['manager', 'stand_in', 'staff'] as const;
export type Part = (typeof PARTS)[number];

export const AssignEmployeeInput = z.object({
  client: z.string(),
  employee: z.string().min(1, 'errors.required'),
  part: z.enum(PARTS, 'errors.required'),
});

/**
 * Gives a client somebody who looks after them. There is one manager at a time: the one before hands over, and stays as
 * a stand-in when it is they who hand over, since they would not see the client any more otherwise.
 * @throws PortalError not_found; invalid for somebody who can't be the manager; conflict when it is so already; forbidden without a
 * proof of presence
 */
export async function assignEmployee(
  actor: Actor,
  input: z.output<typeof AssignEmployeeInput>,
): Promise<void> {
  authorizeEmployee(actor, 'client.assign');
  const clientId = parseId('cl', input.client);
  const employeeId = parseId('em', input.employee);
  try {
    await dbAs(actor, async (db) => {
      await lockClient(db, clientId);
      await requirePresence(db, actor);
      await requireEmployee(db, employeeId, input.part);
      if (input.part === 'manager') await relieveManager(db, actor, clientId);
      await begin(db, actor, clientId, employeeId, input.part);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new PortalError('conflict', 'clients.assigned_already');
    throw error;
  }
}

export const EndAssignmentInput = z.object({
  client: z.string(),
  employee: z.string(),
  part: z.enum(PARTS),
});

/**
 * Takes a stand-in or a member of staff off a client; they see nothing of it from their next request on. A manager is
 * not taken off but replaced, so that nobody is left without one.
 * @throws PortalError not_found; invalid for the manager; forbidden without a proof of presence
 */
export async function endAssignment(
  actor: Actor,
  input: z.output<typeof EndAssignmentInput>,
): Promise<void> {
  authorizeEmployee(actor, 'client.assign');
  const clientId = parseId('cl', input.client);
  const employeeId = parseId('em', input.employee);
  if (input.part === 'manager') throw new PortalError('invalid', 'clients.manager_needed');
  await dbAs(actor, async (db) => {
    await lockClient(db, clientId);
    await requirePresence(db, actor);
    const ended = await end(db, actor, { clientId, employeeId, part: input.part });
    if (!ended) throw notFound();
  });
}

/** Two who assign at the same moment take turns. A client that the actor does not see is not there. */
async function lockClient(db: Db, clientId: string): Promise<void> {
  const [client] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM client WHERE id = ${clientId}::uuid FOR UPDATE`,
  );
  if (!client) throw notFound();
}

async function requireEmployee(db: Db, employeeId: string, part: Part): Promise<void> {
  const employee = await db.employee.findFirst({
    where: { id: employeeId, endedAt: null },
    select: { role: true },
  });
  if (!employee) throw notFound();
  if (part === 'manager' && employee.role === 'staff') {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { employee: 'clients.manager_unknown' },
    });
  }
}

async function relieveManager(db: Db, actor: EmployeeActor, clientId: string): Promise<void> {
  const manager = await db.assignment.findFirst({
    where: { clientId, part: 'manager', endedAt: null },
    select: { employeeId: true },
  });
  if (!manager) return;
  const { employeeId } = manager;
  if (employeeId === actor.employeeId && actor.kind === 'manager') {
    const standsIn = await db.assignment.count({
      where: { clientId, employeeId, part: 'stand_in', endedAt: null },
    });
    if (standsIn === 0) await begin(db, actor, clientId, employeeId, 'stand_in');
  }
  await end(db, actor, { clientId, employeeId, part: 'manager' });
}

async function begin(
  db: Db,
  actor: EmployeeActor,
  clientId: string,
  employeeId: string,
  part: Part,
): Promise<void> {
  await db.assignment.createMany({
    data: { id: newId(), clientId, employeeId, part, startedAt: now() },
  });
  await record(db, actor, { clientId, employeeId, part }, 'began');
}

/** Recorded first: whoever ends their own part does not see the client any more after it. */
async function end(
  db: Db,
  actor: EmployeeActor,
  assignment: { clientId: string; employeeId: string; part: Part },
): Promise<boolean> {
  const there = await db.assignment.count({ where: { ...assignment, endedAt: null } });
  if (there === 0) return false;
  await record(db, actor, assignment, 'ended');
  await db.assignment.updateMany({
    where: { ...assignment, endedAt: null },
    data: { endedAt: now() },
  });
  return true;
}

async function record(
  db: Db,
  actor: EmployeeActor,
  { clientId, employeeId, part }: { clientId: string; employeeId: string; part: Part },
  change: 'began' | 'ended',
): Promise<void> {
  await recordActivity(db, actor, {
    type: 'assignment.changed',
    clientId,
    subject: { kind: 'employee', id: publicId('em', employeeId) },
    data: { role: part, change },
  });
}
