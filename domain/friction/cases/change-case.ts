import { recordActivity } from '@/domain/activity/record-activity';
import type { EventData, EventType } from '@/domain/activity/events';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { lockClientSignals } from './lock-client';

/** A case as it was when it was locked for a change. */
export type LockedCase = {
  id: string;
  clientId: string;
  rootKind: string | null;
  rootId: string | null;
  state: 'open' | 'taken' | 'snoozed' | 'dismissed' | 'settled';
  takenBy: string | null;
  takenByName: string | null;
  /** Null where it came right by itself. */
  endedBy: string | null;
  /** Of the worst signal in it. */
  rule: string;
};

/**
 * Locks a case by its public id and lets `change` work on it, in one transaction with its client held.
 * @throws PortalError not_found for a client's that the employee does not see; conflict when it has ended by itself.
 */
export async function changeCase(
  actor: Actor,
  caseId: string,
  change: (db: Db, one: LockedCase, actor: EmployeeActor) => Promise<void>,
): Promise<void> {
  authorizeEmployee(actor, 'signal.work');
  const id = parseId('sc', caseId);
  await dbAs(actor, async (db) => {
    const found = await db.signalCase.findUnique({ where: { id }, select: { clientId: true } });
    if (!found) throw notFound();
    await lockClientSignals(db, found.clientId);
    const [one] = await db.$queryRaw<LockedCase[]>(sql`
      SELECT c.id, c.client_id AS "clientId", c.root_kind AS "rootKind", c.root_id AS "rootId", c.state, c.taken_by AS "takenBy",
             (SELECT p.name FROM person p WHERE p.id = c.taken_by) AS "takenByName", c.ended_by AS "endedBy",
             coalesce((SELECT s.rule FROM signal s WHERE s.case_id = c.id
                        ORDER BY s.severity DESC, s.raised_at DESC, s.id LIMIT 1), '') AS rule
      FROM signal_case c WHERE c.id = ${id}::uuid FOR UPDATE OF c`);
    if (!one) throw notFound();
    if (one.state === 'settled' && !one.endedBy) {
      throw new PortalError('conflict', 'errors.signal_settled');
    }
    await change(db, one, actor);
  });
}

type WorkType = Extract<
  EventType,
  'signal.taken' | 'signal.snoozed' | 'signal.reopened' | 'signal.settled' | 'signal.dismissed'
>;

/** Writes down what was done with a case, in the change's own transaction. */
export async function recordWork<T extends WorkType>(
  db: Db,
  actor: EmployeeActor,
  one: LockedCase,
  work: { caseId: string; type: T; data: Omit<EventData<T>, 'rule'> },
): Promise<void> {
  await recordActivity(db, actor, {
    type: work.type as WorkType,
    clientId: one.clientId,
    subject: { kind: 'case', id: work.caseId },
    data: { rule: one.rule, ...work.data } as EventData<WorkType>,
  });
}

/** What ended a case is over: a case that is to be worked on has to be open again first. */
export function requireOpen({ state }: LockedCase): void {
  if (state === 'dismissed' || state === 'settled') {
    throw new PortalError('conflict', 'cases.errors.ended');
  }
}
