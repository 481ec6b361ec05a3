import type { LoggedEvent } from '@/domain/activity/events';
import { LOGGED_COLUMNS, type LoggedRow, toLogged } from '@/domain/activity/logged-row';
import { type Db, sql, sqlEmpty } from '@/lib/db';
import { READ_TYPES } from './task';

const A_PAGE = 5_000;

/**
 * One client's events since an instant that any task reads, oldest first, page by page: a client with 200,000 events in a
 * day is held in memory no more than one with ten. Ids of people and visits are UUIDs here.
 */
export async function* loadActs(
  db: Db,
  clientId: string,
  since: Date,
): AsyncGenerator<LoggedEvent> {
  for (let after: LoggedRow | undefined; ;) {
    const rows: LoggedRow[] = await db.$queryRaw<LoggedRow[]>(sql`
      SELECT ${LOGGED_COLUMNS} FROM activity_event a
      WHERE a.client_id = ${clientId}::uuid AND a.at >= ${since} AND a.type = ANY (${READ_TYPES}::text[])
        ${after ? sql`AND (a.at, a.id) > (${after.at}, ${after.id}::uuid)` : sqlEmpty}
      ORDER BY a.at, a.id LIMIT ${A_PAGE}`);
    for (const row of rows) yield toLogged(row);
    after = rows.at(-1);
    if (rows.length < A_PAGE) return;
  }
}
