import type { LoggedEvent } from '@/domain/activity/events';
import { LOGGED_COLUMNS, type LoggedRow, toLogged } from '@/domain/activity/logged-row';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { dateOf } from './judging/states';
import { SETTLING_TYPES } from './settled';

/** So many rows are held at once, however many there are. */
const A_PAGE = 2_000;

/** What happened to a client after one instant and up to another, that one included, in order, some at a time. */
export async function* readHistory(
  db: Reads,
  clientId: string,
  { afterMs, upTo }: { afterMs: number; upTo: Date },
): AsyncGenerator<LoggedEvent[]> {
  for (let after: Place = { at: dateOf(afterMs), id: LAST_OF_ALL }; ;) {
    const rows = await db.$queryRaw<LoggedRow[]>(sql`
      SELECT ${LOGGED_COLUMNS} FROM activity_event a
      WHERE a.client_id = ${clientId}::uuid AND (a.at, a.id) > (${after.at}, ${after.id}::uuid) AND a.at <= ${upTo}
      ORDER BY a.at, a.id LIMIT ${A_PAGE}`);
    if (rows.length > 0) yield rows.map(toWire);
    const last = rows.at(-1);
    if (!last || rows.length < A_PAGE) return;
    after = last;
  }
}

type Place = { at: Date; id: string };

/** Behind all ids of an instant: what happened in it was read. */
const LAST_OF_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** When the first of what is still to come is to happen (a clock that goes wrong); null where there is nothing of the kind. */
export async function findAhead(db: Reads, clientId: string, at: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>(sql`
    SELECT min(a.at) AS at FROM activity_event a WHERE a.client_id = ${clientId}::uuid AND a.at > ${at}`);
  return row?.at ?? null;
}

/** A stretch of time, both of its ends included. */
export type Stretch = { fromMs: number; toMs: number };

/** The errors that clients of the whole firm met in stretches that do not overlap, oldest first. */
export async function loadErrors(db: Reads, stretches: readonly Stretch[]): Promise<LoggedEvent[]> {
  const rows = await db.$queryRaw<LoggedRow[]>(sql`
    SELECT ${LOGGED_COLUMNS}
    FROM unnest(${stretches.map(({ fromMs }) => new Date(fromMs))}::timestamptz[],
                ${stretches.map(({ toMs }) => new Date(toMs))}::timestamptz[]) stretch(began, ended)
    JOIN activity_event a ON a.type = 'error.shown' AND a.at BETWEEN stretch.began AND stretch.ended
    ORDER BY a.at, a.id`);
  return rows.map(toWire);
}

/** Of what happened at a client since an instant, that included, what may have made something come right (`settled.ts`). */
export async function loadSettling(
  db: Reads,
  clientId: string,
  { since, subjects }: { since: Date; subjects: readonly string[] },
): Promise<LoggedEvent[]> {
  const rows = await db.$queryRaw<LoggedRow[]>(sql`
    SELECT ${LOGGED_COLUMNS} FROM activity_event a
    WHERE a.client_id = ${clientId}::uuid AND a.subject_id = ANY (${subjects}::text[]) AND a.at >= ${since}
      AND a.type = ANY (${SETTLING_TYPES}::text[])
    UNION ALL
    SELECT ${LOGGED_COLUMNS} FROM activity_event a
    WHERE a.client_id = ${clientId}::uuid AND a.type = 'contact.settled' AND a.at >= ${since}
      AND a.data->>'invoice' = ANY (${subjects}::text[])
    ORDER BY at, id`);
  return rows.map(toWire);
}

/** With ids as they are on the wire. */
function toWire({ clientId, contactId, visitId, ...row }: LoggedRow): LoggedEvent {
  return toLogged({
    ...row,
    clientId: clientId && publicId('cl', clientId),
    contactId: contactId && publicId('co', contactId),
    visitId: visitId && publicId('vi', visitId),
  });
}
