import type { By, EventType, LoggedEvent, Subject } from '@/domain/activity/events';
import { partData } from '@/domain/activity/personal';
import { type Db, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

type Row = {
  id: string;
  at: Date;
  clientId: string | null;
  contactId: string | null;
  by: By;
  visitId: string | null;
  type: EventType;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  data: Record<string, unknown>;
};

const COLUMNS = sql`
  a.id, a.at, a.client_id AS "clientId", a.contact_id AS "contactId", a.by, a.visit_id AS "visitId", a.type,
  a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.data`;

/** Of how long ago a client's events are judged: longer than the season that `gone_quiet` looks back on. */
const HISTORY_DAYS = 420;

/** What the rules judge a client by, oldest first. */
export async function loadEvents(db: Db, clientId: string, at: Date): Promise<LoggedEvent[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS} FROM activity_event a
    WHERE a.client_id = ${clientId}::uuid AND a.at > ${daysBefore(at, HISTORY_DAYS)}
    ORDER BY a.at, a.id`);
  return rows.map(toLogged);
}

/** The errors that clients of the whole firm met, oldest first: many at once are an outage. */
export async function loadErrors(db: Db, at: Date): Promise<LoggedEvent[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS} FROM activity_event a
    WHERE a.type = 'error.shown' AND a.at > ${daysBefore(at, HISTORY_DAYS)} ORDER BY a.at, a.id`);
  return rows.map(toLogged);
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

/**
 * The rows were held to the vocabulary when they were written, so that the type is what it says. No rule judges by what is
 * personal, which stays where it is.
 */
function toLogged(row: Row): LoggedEvent {
  return {
    id: row.id,
    atMs: row.at.getTime(),
    client: row.clientId && publicId('cl', row.clientId),
    contact: row.contactId && publicId('co', row.contactId),
    by: row.by,
    visit: row.visitId && publicId('vi', row.visitId),
    type: row.type,
    subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
    data: partData(row.type, row.data).plain,
  } as LoggedEvent;
}
