import type { EmployeeActor } from '@/lib/actor';
import { readAs, type Sql, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { type EffortFilter, NO_RELEASE, type Period, tries } from './effort-filter';
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
  /** The median of one try; null where the log knows of fewer than half how long they took. */
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

/** What they are grouped by, and in which order they come. */
const BY: Record<EffortView, { key: (zone: string) => Sql; order: Sql; join: Sql; named: Sql }> = {
  clients: {
    key: () => sql`a.client_id::text`,
    order: sql`s."totalMs" DESC, s.key`,
    join: sql`JOIN client c ON c.id = s.key::uuid`,
    named: sql`c.name, c.name_lang AS "nameLang", NULL::timestamptz AS "beganAt"`,
  },
  months: {
    key: (zone) => sql`to_char(a.started_at AT TIME ZONE ${zone}, 'YYYY-MM')`,
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
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH chosen AS MATERIALIZED (
        SELECT ${key(zone)} AS key, a.task, a.outcome, a.errors, a.spent_ms
        FROM task_attempt a WHERE ${tries(filter, period, zone)}),
      s AS (
        SELECT key, count(*)::int AS begun, count(*) FILTER (WHERE outcome = 'given_up')::int AS "givenUp",
               sum(errors)::int AS errors, CASE WHEN count(spent_ms) * 2 >= count(*)
                    THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY spent_ms) END AS ms,
               coalesce(sum(spent_ms), 0)::bigint AS "totalMs"
        FROM chosen GROUP BY key),
      most AS (
        SELECT DISTINCT ON (key) key, task FROM (
          SELECT key, task, sum(spent_ms) AS ms FROM chosen GROUP BY key, task) each
        WHERE ms > 0 ORDER BY key, ms DESC, task)
      SELECT s.*, most.task::text AS costliest, ${named}
      FROM s LEFT JOIN most ON most.key IS NOT DISTINCT FROM s.key ${join}
      ORDER BY ${order} LIMIT ${most + 1}`),
  );
  return { sums: rows.slice(0, most).map((row) => toSum(row, view)), hasMore: rows.length > most };
}

function toSum({ key, name, nameLang, totalMs, ...row }: Row, view: EffortView): EffortSum {
  return {
    ...row,
    key: view === 'clients' && key ? publicId('cl', key) : (key ?? NO_RELEASE),
    client: name === null ? null : { name, nameLang },
    totalMs: Number(totalMs),
  };
}
