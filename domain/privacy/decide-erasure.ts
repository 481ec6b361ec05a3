import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { requirePresence } from '@/domain/access/presence';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, parseId, publicId } from '@/lib/ids';
import { requireTyped } from './ask-erasure';
import { mailErasure } from './mail-erasure';
import { mailErasureOwners } from './mail-erasure-owners';
import { readStanding } from './read-standing';

const Typed = z.string().trim().min(1, 'errors.required').max(200, 'errors.too_long');
const Password = TypedPassword.optional();

/** `person` is a public id. */
export const ScheduleErasureInput = z.object({
  person: z.string(),
  typed: Typed,
  password: Password,
});
export const RefuseErasureInput = z.object({
  person: z.string(),
  reason: z.string().trim().min(1, 'erasure.errors.reason').max(1000, 'errors.too_long'),
});

/** For so long it can be taken back: a week has a working day in it for everybody, and most absences end in it. */
export const ERASURE_DELAY_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Says that somebody's data is to be erased in a week: that they asked for it here, or in a letter or mail to the firm. Until then
 * it can be taken back, by them and by an owner, and both are told.
 * @throws PortalError as `provePresence`; not_found; invalid (`typed`) where another name is typed; conflict for somebody who works
 * here, for the only owner, and where it was decided already; forbidden where a proof of presence is missing or too old
 */
export async function scheduleErasure(
  actor: Actor,
  { person, typed, password }: z.output<typeof ScheduleErasureInput>,
): Promise<{ dueAt: Date }> {
  authorizeEmployee(actor, 'erasure.decide');
  const personId = parseId('pe', person);
  if (password !== undefined) await provePresence(actor, { password });
  try {
    return await dbAs(actor, async (db) => {
      await requirePresence(db, actor);
      const standing = await readStanding(db, personId);
      if (!standing || standing.erasedAt) throw notFound();
      if (standing.isSoleOwner) throw new PortalError('conflict', 'erasure.errors.sole_owner');
      if (standing.isEmployee) throw new PortalError('conflict', 'erasure.errors.works_here');
      requireTyped(typed, standing.name);
      return schedule(db, actor, personId);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? new PortalError('conflict', 'erasure.errors.already') : error;
  }
}

async function schedule(db: Db, actor: EmployeeActor, personId: string): Promise<{ dueAt: Date }> {
  const decidedAt = now();
  const dueAt = new Date(decidedAt.getTime() + ERASURE_DELAY_DAYS * DAY_MS);
  const decided = { state: 'scheduled', decidedAt, decidedBy: actor.personId, dueAt } as const;
  const asked = await findAsked(db, personId);
  const id = asked ?? newId();
  if (asked) await db.erasure.updateMany({ where: { id, state: 'asked' }, data: decided });
  else {
    const made = { id, personId, askedBy: actor.personId, askedAt: decidedAt };
    await db.erasure.createMany({ data: { ...made, ...decided } });
  }
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  await recordActivity(db, actor, {
    type: 'erasure.scheduled',
    clientId: null,
    subject: { kind: 'person', id: publicId('pe', personId) },
    data: { dueOn: dayIn(zone, dueAt) },
  });
  await mailErasure(db, { id, personId, dueAt }, 'scheduled');
  await mailErasureOwners(db, { id, personId, dueAt }, 'scheduled');
  return { dueAt };
}

/**
 * Refuses what somebody asked, with a reason that is written to them.
 * @throws PortalError not_found where nothing is asked
 */
export async function refuseErasure(
  actor: Actor,
  { person, reason }: z.output<typeof RefuseErasureInput>,
): Promise<void> {
  authorizeEmployee(actor, 'erasure.decide');
  const personId = parseId('pe', person);
  await dbAs(actor, async (db) => {
    const id = await findAsked(db, personId);
    if (!id) throw notFound();
    await db.erasure.updateMany({
      where: { id, state: 'asked' },
      data: { state: 'refused', refusal: reason, decidedAt: now(), decidedBy: actor.personId },
    });
    await recordActivity(db, actor, {
      type: 'erasure.refused',
      clientId: null,
      subject: { kind: 'person', id: publicId('pe', personId) },
      data: {},
      reason,
    });
    await mailErasure(db, { id, personId, refusal: reason }, 'refused');
  });
}

/** What is asked of a person and not decided, held so that of two owners one decides. */
async function findAsked(db: Db, personId: string): Promise<string | null> {
  const [asked] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT e.id FROM erasure e WHERE e.person_id = ${personId}::uuid AND e.state = 'asked' FOR UPDATE`);
  return asked?.id ?? null;
}
