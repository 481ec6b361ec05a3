import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import { CAUSE_COLUMNS, CAUSE_JOINS, type CauseRow, type CauseView, toCause } from './cause-view';
import { isUncaused, UNCAUSED_DAYS } from './uncaused';

/** All that the firm knows of why clients struggle. */
export type Causes = {
  /** Nobody's yet, the newest first. */
  proposed: CauseView[];
  /** Somebody's: those with a fix first, the newest fix first; then what waits for one, the soonest first. */
  running: CauseView[];
  /** Put away, the latest first; the most recent of them alone. */
  ended: CauseView[];
  endedCount: number;
  /** Signals of the last days at the reader's clients that nobody has given a cause. */
  uncaused: number;
};

const MOST = 200;
const MOST_ENDED = 50;

/** The list of causes. One statement, and one for the signals without one. */
export async function listCauses(actor: EmployeeActor): Promise<Causes> {
  authorize(actor, 'cause.list');
  const [rows, [count]] = await readAs(actor, (db) =>
    Promise.all([
      db.$queryRaw<(CauseRow & { endedCount: number })[]>(sql`
        SELECT ${CAUSE_COLUMNS},
               (SELECT count(*)::int FROM cause x WHERE x.state IN ('closed', 'not_a_cause')) AS "endedCount"
        FROM ((SELECT * FROM cause WHERE state IN ('proposed', 'open', 'fixed')
               ORDER BY proposed_at DESC, id DESC LIMIT ${MOST})
              UNION ALL
              (SELECT * FROM cause WHERE state IN ('closed', 'not_a_cause')
               ORDER BY changed_at DESC, id DESC LIMIT ${MOST_ENDED})) c ${CAUSE_JOINS}
        ORDER BY c.fixed_on DESC NULLS LAST, c.due_on NULLS LAST, c.proposed_at DESC, c.id DESC`),
      db.$queryRaw<{ uncaused: number }[]>(sql`
        SELECT count(*)::int AS uncaused FROM signal s WHERE ${isUncaused(UNCAUSED_DAYS)}`),
    ]),
  );
  const causes = rows.map((row) => toCause(row, actor.personId));
  const isEnded = ({ state }: CauseView) => state === 'closed' || state === 'not_a_cause';
  return {
    proposed: causes
      .filter(({ state }) => state === 'proposed')
      .sort((a, b) => b.proposedAt.getTime() - a.proposedAt.getTime()),
    running: causes.filter(({ state }) => state === 'open' || state === 'fixed'),
    ended: causes.filter(isEnded),
    endedCount: rows[0]?.endedCount ?? 0,
    uncaused: count?.uncaused ?? 0,
  };
}
