import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { EmployeeFields } from './firm-input';

export const ChangeEmployeeInput = EmployeeFields.extend({ employee: z.string() });

/**
 * Changes what somebody at the firm is called and may do. It holds from their next request on.
 * @throws PortalError not_found; invalid for the last owner, or for a manager of clients who would be none any more; forbidden
 * without a proof of presence, where the role changes
 */
export async function changeEmployee(
  actor: Actor,
  { employee, ...after }: z.output<typeof ChangeEmployeeInput>,
): Promise<void> {
  authorizeEmployee(actor, 'employee.change');
  const id = parseId('em', employee);
  await dbAs(actor, async (db) => {
    const before = await lockEmployee(db, id);
    const { title, phone, role } = before;
    const was: typeof after = { title, phone, role };
    const fields = (Object.keys(was) as (keyof typeof was)[]).filter(
      (name) => was[name] !== after[name],
    );
    if (fields.length === 0) return;
    if (fields.includes('role')) await requirePresence(db, actor);
    if (role === 'owner' && after.role !== 'owner') await refuseLastOwner(db);
    if (after.role === 'staff') await refuseManager(db, id);
    await db.employee.updateMany({ where: { id }, data: after });
    await record(db, actor, id, fields);
  });
}

export const EndEmployeeInput = z.object({ employee: z.string() });

/**
 * Ends somebody's work at the firm: their next request finds nothing. Clients that they manage go to somebody else first.
 * @throws PortalError not_found; invalid for the last owner, for oneself, and for a manager of clients; forbidden without a
 * proof of presence
 */
export async function endEmployee(
  actor: Actor,
  { employee }: z.output<typeof EndEmployeeInput>,
): Promise<void> {
  authorizeEmployee(actor, 'employee.change');
  const id = parseId('em', employee);
  if (id === actor.employeeId) throw new PortalError('invalid', 'firm.not_oneself');
  await dbAs(actor, async (db) => {
    const before = await lockEmployee(db, id);
    await requirePresence(db, actor);
    if (before.role === 'owner') await refuseLastOwner(db);
    await refuseManager(db, id);
    await db.assignment.updateMany({
      where: { employeeId: id, endedAt: null },
      data: { endedAt: now() },
    });
    await db.employee.updateMany({ where: { id }, data: { endedAt: now() } });
    await record(db, actor, id, ['endedAt']);
  });
}

/** Owners change each other one at a time, so that two of them can't both go at the same moment. */
async function lockEmployee(db: Db, id: string) {
  await db.$queryRaw(sql`SELECT id FROM employee WHERE role = 'owner' ORDER BY id FOR UPDATE`);
  const employee = await db.employee.findFirst({
    where: { id, endedAt: null },
    select: { title: true, phone: true, role: true },
  });
  if (!employee) throw notFound();
  return employee;
}

async function refuseLastOwner(db: Db): Promise<void> {
  const owners = await db.employee.count({ where: { role: 'owner', endedAt: null } });
  if (owners < 2) throw new PortalError('invalid', 'firm.last_owner');
}

async function refuseManager(db: Db, employeeId: string): Promise<void> {
  const count = await db.assignment.count({
    where: { employeeId, part: 'manager', endedAt: null },
  });
  if (count > 0) throw new PortalError('invalid', 'firm.manages_clients', { values: { count } });
}

async function record(db: Db, actor: EmployeeActor, id: string, fields: string[]): Promise<void> {
  await recordActivity(db, actor, {
    type: 'employee.changed',
    clientId: null,
    subject: { kind: 'employee', id: publicId('em', id) },
    data: { fields },
  });
}
