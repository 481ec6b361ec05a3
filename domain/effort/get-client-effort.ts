import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { FEW } from './get-effort';
import { USUAL_DAYS } from './keep-usual';
import { DAY_MS, type TaskName } from './task';

/** What one task has cost one client lately, beside what it usually takes. */
export type ClientEffort = {
  task: TaskName;
  times: number;
  givenUp: number;
  /** The median of a try. */
  clicks: number;
  ms: number | null;
  errors: number;
  /** How many times as long as usual; null where either is not known, or there are too few clients to tell. */
  againstUsual: number | null;
};

type Row = Omit<ClientEffort, 'againstUsual'> & { usualMs: number | null; clients: number | null };

/**
 * Each task that a client tried within the days that the usual is of, what took longest against the usual first. `client` is
 * a public id. One statement.
 */
export async function getClientEffort(
  actor: EmployeeActor,
  input: { client: string },
): Promise<ClientEffort[]> {
  authorize(actor, 'effort.read');
  const clientId = parseId('cl', input.client);
  const since = new Date(now().getTime() - USUAL_DAYS * DAY_MS);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT own.*, u.spent_ms AS "usualMs", u.clients
      FROM (SELECT a.task::text, count(*)::int AS times, count(*) FILTER (WHERE a.outcome = 'given_up')::int AS "givenUp",
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY a.clicks) AS clicks,
                   CASE WHEN count(a.spent_ms) * 2 >= count(*)
                        THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY a.spent_ms) END AS ms, sum(a.errors)::int AS errors
            FROM task_attempt a WHERE a.client_id = ${clientId}::uuid AND a.started_at >= ${since}
            GROUP BY a.task) own
      LEFT JOIN usual_effort u ON u.task::text = own.task`),
  );
  return rows
    .map(({ usualMs, clients, ...row }) => ({
      ...row,
      againstUsual: usualMs && row.ms !== null && (clients ?? 0) >= FEW ? row.ms / usualMs : null,
    }))
    .sort(
      (a, b) =>
        (b.againstUsual ?? 0) - (a.againstUsual ?? 0) ||
        b.times - a.times ||
        (a.task < b.task ? -1 : 1),
    );
}
