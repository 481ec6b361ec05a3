import type { EmployeeActor } from '@/lib/actor';
import { readAs, type Sql, sql, sqlJoin } from '@/lib/db';
import { authorize } from '../authorize';
import { type EffortFilter, type Period, tries } from './effort-filter';
import { ruleOf } from './rules';
import type { TaskName } from './task';

/** Of fewer tries than this no median is said, and of fewer than `FEW_FOR_SHARE` no share: they would say little. */
export const FEW = 5;
export const FEW_FOR_SHARE = 20;

/** What one task costs the clients that the reader sees. */
export type TaskEffort = {
  task: TaskName;
  begun: number;
  givenUp: number;
  /** How many clients tried. */
  clients: number;
  /** Of each client the median, and of these the median; null where there are too few. */
  clicks: number | null;
  /** Null too where the log knows of fewer than half how long they took: those would be the ones that went wrong. */
  ms: number | null;
  errors: number;
  /** Tries of what the same person had tried within a week. */
  again: number;
  totalMs: number;
  /** The part that most of the time goes into, and its share of it. */
  most: { part: string; share: number } | null;
};

type Row = {
  task: TaskName;
  begun: number;
  givenUp: number;
  clients: number;
  clicks: number | null;
  ms: number | null;
  errors: number;
  again: number;
  totalMs: bigint;
  parts: bigint[];
};

/** As many as the task with the most parts has. */
const MOST_PARTS = 6;

/** What each task costs, what costs most first. One statement. */
export async function getEffort(
  actor: EmployeeActor,
  filter: EffortFilter,
  { period, zone }: { period: Period; zone: string },
): Promise<TaskEffort[]> {
  authorize(actor, 'effort.read');
  const places = Array.from({ length: MOST_PARTS }, (_, place) => place + 1);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH each AS (
        SELECT a.task, a.client_id, count(*) AS begun, count(*) FILTER (WHERE a.outcome = 'given_up') AS given_up,
               sum(a.errors) AS errors, count(*) FILTER (WHERE a.repeats > 0) AS again, sum(a.spent_ms) AS ms,
               count(a.spent_ms) AS known,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY a.clicks) AS half_clicks,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY a.spent_ms) AS half_ms,
               ${sqlJoin(places.map(partSum), ', ')}
        FROM task_attempt a WHERE ${tries(filter, period, zone)} GROUP BY a.task, a.client_id)
      SELECT task::text, sum(begun)::int AS begun, sum(given_up)::int AS "givenUp", count(*)::int AS clients,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY half_clicks) AS clicks,
             CASE WHEN sum(known) * 2 >= sum(begun) THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY half_ms) END AS ms,
             sum(errors)::int AS errors, sum(again)::int AS again, coalesce(sum(ms), 0)::bigint AS "totalMs",
             ARRAY[${sqlJoin(places.map(sumOfSums), ', ')}]::bigint[] AS parts
      FROM each GROUP BY task ORDER BY sum(ms) DESC NULLS LAST, task`),
  );
  return rows.map(toEffort);
}

function toEffort({ parts, totalMs, ...row }: Row): TaskEffort {
  const total = Number(totalMs);
  const sums = parts.map(Number);
  const most = Math.max(...sums);
  const isFew = row.begun < FEW;
  return {
    ...row,
    clicks: isFew ? null : row.clicks,
    ms: isFew ? null : row.ms,
    totalMs: total,
    most:
      total > 0 && !isFew
        ? { part: ruleOf(row.task).parts[sums.indexOf(most)] ?? '', share: most / total }
        : null,
  };
}

/** A place is a number of ours, which a statement can't take as a value here. */
function partSum(place: number): Sql {
  return sql([`sum(a.part_ms[${place}]) AS p${place}`]);
}

function sumOfSums(place: number): Sql {
  return sql([`coalesce(sum(p${place}), 0)`]);
}
