import { sql } from '@/lib/db';
import type { By, EventType, LoggedEvent, Subject } from './events';
import { partData } from './personal';

/** An event as it is kept, with what a judge of it needs; ids are UUIDs. */
export type LoggedRow = {
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

/** The columns of a `LoggedRow`, of `activity_event a`. */
export const LOGGED_COLUMNS = sql`
  a.id, a.at, a.client_id AS "clientId", a.contact_id AS "contactId", a.by, a.visit_id AS "visitId", a.type,
  a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.data`;

/**
 * The event of a row, its ids as they are kept. The rows were held to the vocabulary when they were written, so that the type is
 * what it says. Nobody judges by what is personal, which stays where it is.
 */
export function toLogged(row: LoggedRow): LoggedEvent {
  return {
    id: row.id,
    atMs: row.at.getTime(),
    client: row.clientId,
    contact: row.contactId,
    by: row.by,
    visit: row.visitId,
    type: row.type,
    subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
    data: partData(row.type, row.data).plain,
  } as LoggedEvent;
}
