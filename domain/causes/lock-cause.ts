import type { Actor, EmployeeActor } from '@/lib/actor';
import { dayFromDb, type Day } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { authorizeEmployee } from '../authorize';
import type { CauseState } from './cause-view';
import { type Measure, measureOfRow } from './measure';

/** A cause as it was when it was locked for a change. */
export type LockedCause = {
  id: string;
  state: CauseState;
  sentence: string;
  remedy: string | null;
  ownerId: string | null;
  dueOn: Day | null;
  fixedOn: Day | null;
  measure: Measure | null;
  zone: string;
};

type Row = Omit<LockedCause, 'dueOn' | 'fixedOn' | 'measure'> & {
  dueOn: Date | null;
  fixedOn: Date | null;
  tries: string | null;
  rules: string[];
  narrowedBy: string | null;
  narrowedTo: string | null;
};

/**
 * Locks a cause by its public id and lets `change` work on it, in one transaction. It is counted anew afterwards.
 * @param from the states in which that can be done
 * @throws PortalError not_found; conflict where somebody has moved it on
 */
export async function changeLocked(
  actor: Actor,
  publicCause: string,
  from: readonly CauseState[],
  change: (db: Db, cause: LockedCause, actor: EmployeeActor) => Promise<void>,
): Promise<void> {
  authorizeEmployee(actor, 'cause.change');
  const id = parseId('ca', publicCause);
  await dbAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT c.id, c.state, c.sentence, c.remedy, c.owner_id AS "ownerId", c.due_on AS "dueOn", c.fixed_on AS "fixedOn",
             c.tries, c.rules, c.narrowed_by AS "narrowedBy", c.narrowed_to AS "narrowedTo", f.zone
      FROM cause c, firm f WHERE c.id = ${id}::uuid FOR UPDATE OF c`);
    if (!row) throw notFound();
    if (!from.includes(row.state)) throw new PortalError('conflict', 'errors.conflict');
    const { dueOn, fixedOn, tries, rules, narrowedBy, narrowedTo, ...cause } = row;
    await change(
      db,
      {
        ...cause,
        dueOn: dueOn && dayFromDb(dueOn),
        fixedOn: fixedOn && dayFromDb(fixedOn),
        measure: measureOfRow({ tries, rules, narrowedBy, narrowedTo }),
      },
      actor,
    );
    await askToCount(db, row.id);
  });
}

/** Asks for a cause to be counted anew, once however often it is asked for at once. */
export async function askToCount(db: Db, causeId: string): Promise<void> {
  await sendJob(db, 'causes.measure', { causeId }, { singletonKey: causeId });
}
