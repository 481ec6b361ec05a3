import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import {
  LOG_COLUMNS,
  LOG_JOINS,
  type LogEntry,
  type LogRow,
  toEntries,
} from '../activity/log-entry';
import { authorize } from '../authorize';
import { CAUSE_COLUMNS, CAUSE_JOINS, type CauseRow, type CauseView, toCause } from './cause-view';
import {
  LISTED_COLUMNS,
  LISTED_JOINS,
  type ListedSignal,
  type ListedSignalRow,
  toListed,
} from './listed-signal';

/** A cause with what stands behind it. */
export type CausePage = {
  cause: CauseView;
  /** The latest of its signals at the reader's clients, and how many there are of those. */
  shown: ListedSignal[];
  ownSignals: number;
  /** What became of it, the latest first. */
  history: LogEntry[];
};

const MOST_SIGNALS = 50;
const MOST_EVENTS = 100;

/**
 * A cause by its public id. Three statements, asked together.
 * @throws PortalError not_found
 */
export async function getCause(actor: EmployeeActor, input: { cause: string }): Promise<CausePage> {
  authorize(actor, 'cause.list');
  const id = parseId('ca', input.cause);
  const [[row], signals, events] = await readAs(actor, (db) =>
    Promise.all([
      db.$queryRaw<CauseRow[]>(sql`
        SELECT ${CAUSE_COLUMNS} FROM cause c ${CAUSE_JOINS} WHERE c.id = ${id}::uuid`),
      db.$queryRaw<(ListedSignalRow & { of: number })[]>(sql`
        SELECT ${LISTED_COLUMNS}, g.of
        FROM (SELECT x.signal_id, count(*) OVER ()::int AS of FROM signal_cause x
              JOIN signal y ON y.id = x.signal_id WHERE x.cause_id = ${id}::uuid
              ORDER BY y.raised_at DESC, y.id DESC LIMIT ${MOST_SIGNALS}) g
        JOIN signal s ON s.id = g.signal_id ${LISTED_JOINS}
        ORDER BY s.raised_at DESC, s.id DESC`),
      db.$queryRaw<LogRow[]>(sql`
        SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS}
        WHERE a.subject_id = ${input.cause} AND a.subject_kind = 'cause'
        ORDER BY a.at DESC, a.id DESC LIMIT ${MOST_EVENTS}`),
    ]),
  );
  if (!row) throw notFound();
  return {
    cause: toCause(row, actor.personId),
    shown: signals.flatMap(toListed),
    ownSignals: signals[0]?.of ?? 0,
    history: toEntries(events),
  };
}
