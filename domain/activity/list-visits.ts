import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { authorize } from '../authorize';
import { parseCursor, writeCursor } from './cursor';
import { groupVisits, type VisitGroup } from './group-visits';
import { LOG_COLUMNS, LOG_JOINS, type LogRow, toEntries } from './log-entry';

export type VisitsPage = { visits: VisitGroup[]; next: string | null };

const A_PAGE = 50;

/** What one client did, visit by visit, newest first. One statement; `client` is a public id. */
export async function listVisits(
  actor: EmployeeActor,
  input: { client: string; before?: string },
  zone: string,
): Promise<VisitsPage> {
  authorize(actor, 'activity.list');
  const clientId = parseId('cl', input.client);
  const before = parseCursor(input.before);
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<LogRow[]>(sql`
      SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS}
      WHERE a.client_id = ${clientId}::uuid
        ${before ? sql`AND (a.at, a.id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty}
      ORDER BY a.at DESC, a.id DESC LIMIT ${A_PAGE + 1}`);
    const visits = groupVisits(toEntries(rows.slice(0, A_PAGE)), zone);
    if (rows.length <= A_PAGE) return { visits, next: null };
    // The last group may be cut in two by the page's edge: it is left to the next page, unless it is all there is.
    const whole = visits.length > 1 ? visits.slice(0, -1) : visits;
    return { visits: whole, next: writeCursor(oldestOf(whole)) };
  });
}

function oldestOf(visits: readonly VisitGroup[]) {
  return visits
    .flatMap(({ entries }) => entries)
    .reduce((oldest, entry) =>
      entry.at < oldest.at || (entry.at.getTime() === oldest.at.getTime() && entry.id < oldest.id)
        ? entry
        : oldest,
    );
}
