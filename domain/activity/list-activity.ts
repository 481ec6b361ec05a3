import type { EmployeeActor } from '@/lib/actor';
import { type Day, instantAt } from '@/lib/clock';
import { readAs, sql, sqlEmpty, sqlJoin } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { parseCursor, writeCursor } from './cursor';
import { type By, EVENT_TYPES } from './events';
import { LOG_COLUMNS, LOG_JOINS, type LogEntry, type LogRow, toEntries } from './log-entry';

/** What a type's first word stands for, as the filter groups them. */
export const ACTIVITY_KINDS = [
  'signin',
  'presence',
  'password',
  'factor',
  'page',
  'search',
  'invoice',
  'checkout',
  'payment',
  'document',
  'error',
  'client',
  'contact',
  'look',
  'signal',
  'cause',
  'hold',
  'exit_kit',
  'firm',
  'log',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export type ActivityFilter = {
  /** A public id. */
  client?: string;
  kind?: ActivityKind;
  by?: By;
  /** A calendar day of the firm's zone, and only that day. */
  day?: Day;
  /** Where the page before ended. */
  before?: string;
};

export type ActivityPage = {
  entries: LogEntry[];
  /** How many there are in all under this filter, and how many of these are clients' own acts; at most `COUNTED`. */
  total: number;
  byClients: number;
  /** For the next page; null at the end. */
  next: string | null;
};

const A_PAGE = 50;
/** Counting stops here: nobody needs to know whether it is 10,000 or 12,000. */
export const COUNTED = 10_000;

/** The log as far as this employee sees it, newest first, page by page by key. Two statements. */
export async function listActivity(
  actor: EmployeeActor,
  filter: ActivityFilter,
  zone: string,
): Promise<ActivityPage> {
  authorize(actor, 'activity.list');
  const where = sqlJoin([sql`true`, ...conditions(filter, zone)], ' AND ');
  const before = parseCursor(filter.before);
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<LogRow[]>(sql`
      SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS}
      WHERE ${where} ${before ? sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty}
      ORDER BY a.at DESC, a.id DESC LIMIT ${A_PAGE + 1}`);
    const [count] = await db.$queryRaw<{ total: number; byClients: number }[]>(sql`
      SELECT count(*)::int AS total, count(*) FILTER (WHERE c.by = 'client')::int AS "byClients"
      FROM (SELECT a.by FROM activity_event a WHERE ${where} LIMIT ${COUNTED}) c`);
    const shown = rows.slice(0, A_PAGE);
    return {
      entries: toEntries(shown),
      total: count?.total ?? 0,
      byClients: count?.byClients ?? 0,
      next: rows.length > A_PAGE ? writeCursor(shown.at(-1)) : null,
    };
  });
}

function conditions({ client, kind, by, day }: ActivityFilter, zone: string) {
  return [
    client ? sql`a.client_id = ${parseId('cl', client)}::uuid` : null,
    kind ? sql`a.type = ANY (${typesOf(kind)}::text[])` : null,
    by ? sql`a.by = ${by}::activity_by` : null,
    day
      ? sql`a.at >= ${instantAt(zone, day, '00:00')} AND a.at < ${instantAt(zone, day, '24:00')}`
      : null,
  ].filter((condition) => condition !== null);
}

/**
 * The types of a kind by their whole names: the database compares by an index only with what row-level security cannot
 * learn from, which a pattern is not.
 */
function typesOf(kind: ActivityKind): string[] {
  return EVENT_TYPES.filter((type) => type.startsWith(`${kind}.`));
}
