import type { By, EventType, LoggedEvent, Subject } from '@/domain/activity/events';
import { partData } from '@/domain/activity/personal';
import { type Db, sql, sqlEmpty } from '@/lib/db';
import { READ_TYPES } from './task';

type Row = {
  id: string;
  at: Date;
  contactId: string | null;
  by: By;
  visitId: string | null;
  type: EventType;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  data: Record<string, unknown>;
};

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
  for (let after: Row | undefined; ;) {
    const rows: Row[] = await db.$queryRaw<Row[]>(sql`
      SELECT a.id, a.at, a.contact_id AS "contactId", a.by, a.visit_id AS "visitId", a.type,
             a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.data
      FROM activity_event a
      WHERE a.client_id = ${clientId}::uuid AND a.at >= ${since} AND a.type = ANY (${READ_TYPES}::text[])
        ${after ? sql`AND (a.at, a.id) > (${after.at}, ${after.id}::uuid)` : sqlEmpty}
      ORDER BY a.at, a.id LIMIT ${A_PAGE}`);
    for (const row of rows) yield toLogged(row, clientId);
    after = rows.at(-1);
    if (rows.length < A_PAGE) return;
  }
}

/** The rows were held to the vocabulary when they were written; no task reads what is personal. */
function toLogged(row: Row, clientId: string): LoggedEvent {
  return {
    id: row.id,
    atMs: row.at.getTime(),
    client: clientId,
    contact: row.contactId,
    by: row.by,
    visit: row.visitId,
    type: row.type,
    subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
    data: partData(row.type, row.data).plain,
  } as LoggedEvent;
}
