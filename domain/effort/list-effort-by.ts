import type { EmployeeActor } from '@/lib/actor';
import { startOfDay } from '@/lib/clock';
import { readAs, type Sql, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { type EffortFilter, firstOfNext, NO_RELEASE, type Period, tries } from './effort-filter';
import type { TaskName } from './task';

/** What tries can be summed up by. */
export const VIEWS = ['clients', 'months', 'releases'] as const;
export type EffortView = (typeof VIEWS)[number];

/** All tries of one client, of one month or under one release. */
export type EffortSum = {
  /** What they are asked for by: a client's public id, 'YYYY-MM', a release or `NO_RELEASE`. */
  key: string;
  client: { name: string; nameLang: string | null } | null;
  /** When the release was first seen. */
  beganAt: Date | null;
  begun: number;
  givenUp: number;
  errors: number;
  /** The median of one try at the task asked for; null for all tasks, and where the log knows of fewer than half their time. */
  ms: number | null;
  totalMs: number;
  /** The task that most of the time went into. */
  costliest: TaskName | null;
};

export type EffortSums = { sums: EffortSum[]; hasMore: boolean };

type Row = Omit<EffortSum, 'client' | 'totalMs' | 'key'> & {
  key: string | null;
  name: string | null;
  nameLang: string | null;
  totalMs: bigint;
};

/** Of tries at one task alone: one that is of all would say nothing. */
const MEDIAN = sql`
  CASE WHEN count(a.spent_ms) * 2 >= count(*) THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY a.spent_ms) END`;

/** What they are grouped by, and in which order they come. */
const BY: Record<
  EffortView,
  { key: (months: readonly Month[]) => Sql; order: Sql; join: Sql; named: Sql }
> = {
  clients: {
    key: () => sql`a.client_id`,
    order: sql`s."totalMs" DESC, s.key`,
    join: sql`JOIN client c ON c.id = s.key`,
    named: sql`c.name, c.name_lang AS "nameLang", NULL::timestamptz AS "beganAt"`,
  },
  months: {
    // In which of the months: to write each instant's month out is most of what it would cost.
    key: (months) =>
      sql`width_bucket(a.started_at, ${months.map(({ fromAt }) => fromAt)}::timestamptz[])`,
    order: sql`s.key DESC`,
    join: sql``,
    named: sql`NULL AS name, NULL AS "nameLang", NULL::timestamptz AS "beganAt"`,
  },
  releases: {
    key: () => sql`a.release`,
    order: sql`r.began_at DESC NULLS LAST`,
    join: sql`LEFT JOIN portal_release r ON r.version = s.key`,
    named: sql`NULL AS name, NULL AS "nameLang", r.began_at AS "beganAt"`,
  },
};

/**
 * The effort by client, most first, or by month or release, newest first. One statement.
 * @param input.most how many at most
 */
export async function listEffortBy(
  actor: EmployeeActor,
  view: EffortView,
  {
    filter,
    period,
    zone,
    most,
  }: { filter: EffortFilter; period: Period; zone: string; most: number },
): Promise<EffortSums> {
  authorize(actor, 'effort.read');
  const { key, order, join, named } = BY[view];
  const months = monthsOf(period, zone);
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH each AS (
        SELECT ${key(months)} AS key, a.task, count(*) AS begun, count(*) FILTER (WHERE a.outcome = 'given_up') AS given_up,
               sum(a.errors) AS errors, sum(a.spent_ms) AS ms, ${filter.task ? MEDIAN : sql`NULL::float8`} AS half
        FROM task_attempt a WHERE ${tries(filter, period, zone)} GROUP BY 1, 2),
      s AS (
        SELECT key, sum(begun)::int AS begun, sum(given_up)::int AS "givenUp", sum(errors)::int AS errors,
               max(half) AS ms, coalesce(sum(ms), 0)::bigint AS "totalMs",
               (array_agg(task ORDER BY ms DESC, task) FILTER (WHERE ms > 0))[1]::text AS costliest
        FROM each GROUP BY key)
      SELECT s.*, s.key::text AS key, ${named} FROM s ${join}
      ORDER BY ${order} LIMIT ${most + 1}`),
  );
  return {
    sums: rows.slice(0, most).map((row) => toSum(row, view, months)),
    hasMore: rows.length > most,
  };
}

function toSum(
  { key, name, nameLang, totalMs, ...row }: Row,
  view: EffortView,
  months: readonly Month[],
): EffortSum {
  return {
    ...row,
    key: keyOf(key, view, months),
    client: name === null ? null : { name, nameLang },
    totalMs: Number(totalMs),
  };
}

function keyOf(key: string | null, view: EffortView, months: readonly Month[]): string {
  if (key === null) return NO_RELEASE;
  if (view === 'clients') return publicId('cl', key);
  return view === 'months' ? (months[Number(key) - 1]?.month ?? '') : key;
}

type Month = { month: string; fromAt: Date };

/** The months that a period touches, with the instants at which they begin in the firm's zone. */
function monthsOf({ from, to }: Period, zone: string): Month[] {
  const months: Month[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = firstOfNext(first)) {
    months.push({ month: first.slice(0, 7), fromAt: startOfDay(zone, first) });
  }
  return months;
}
