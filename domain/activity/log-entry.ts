import type { Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { Sealed } from '../person-keys/open-sealed';
import type { By, EventType, Subject, SubjectKind } from './events';
import {
  PERSONAL,
  PERSONAL_KEY,
  personalReader,
  type PersonalState,
  type ReadPersonal,
} from './personal';

/** One event as the firm's pages show it. Ids are public; the event's own is its UUID, as on the wire. */
export type LogEntry = {
  id: string;
  at: Date;
  by: By;
  type: EventType;
  client: { id: string; name: string; nameLang: string | null } | null;
  /** Who did it: the contact for a client's act, the employee for the firm's; null for machines. */
  who: { name: string; nameLang: string | null } | null;
  subject: (Subject & { label: SubjectLabel | null; deletedOn?: Day | null }) | null;
  data: Readonly<Record<string, unknown>>;
  /** Why, as they said it; empty where that is erased or can't be read. */
  reason: string | null;
  userAgent: string | null;
  visitId: string | null;
  /** Whether what is personal in it is there. */
  personal: PersonalState;
};

/** What a subject is called, and where it is looked at. */
export type SubjectLabel = { text: string; lang: string | null; href: string | null };

export type LogRow = {
  id: string;
  at: Date;
  by: By;
  type: EventType;
  clientId: string | null;
  clientName: string | null;
  clientLang: string | null;
  whoName: string | null;
  whoLang: string | null;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  label: string | null;
  labelLang: string | null;
  /** The firm's day on which what it was done to was destroyed. */
  deletedOn: Day | null;
  data: Record<string, unknown>;
  reason: string | null;
  userAgent: string | null;
  visitId: string | null;
  personal: Sealed | null;
};

/** The columns of a `LogRow`, of `activity_event a` joined with `LOG_JOINS`. */
export const LOG_COLUMNS = sql`
  a.id, a.at, a.by, a.type, a.client_id AS "clientId", cl.name AS "clientName", cl.name_lang AS "clientLang",
  who.name AS "whoName", who.name_lang AS "whoLang", a.subject_kind AS "subjectKind", a.subject_id AS "subjectId",
  named.label, named.lang AS "labelLang", gone.on AS "deletedOn", a.data, a.reason, a.user_agent AS "userAgent", a.visit_id AS "visitId",
  ${PERSONAL}`;

/** A client's act is its contact's, though staff wrote it down; the firm's act is the actor's. */
export const LOG_JOINS = sql`
  ${PERSONAL_KEY}
  LEFT JOIN client cl ON cl.id = a.client_id
  LEFT JOIN contact co ON co.id = a.contact_id AND a.by = 'client'
  LEFT JOIN person who ON who.id = CASE WHEN a.by = 'client' THEN coalesce(co.person_id, a.actor_id) ELSE a.actor_id END
  LEFT JOIN LATERAL app.subject_label(a.subject_kind, a.subject_id) named ON true
  LEFT JOIN LATERAL (
    SELECT (x.deleted_at AT TIME ZONE f.zone)::date::text AS on FROM document_deletion x, firm f
     WHERE a.subject_kind = 'document' AND x.document_id = app.uuid_of(a.subject_id) AND x.deleted_at IS NOT NULL) gone
    ON named.label IS NULL`;

/** Where a subject is looked at by the firm. */
const PLACES: Partial<Record<SubjectKind, string>> = {
  invoice: '/staff/invoices/',
  credit_note: '/staff/credit-notes/',
  document: '/staff/documents/',
  request: '/staff/requests/',
  client: '/staff/clients/',
  conversation: '/staff/questions/',
  cause: '/staff/friction/causes/',
};

/** What a subject is called and where it is; null where the reader may not know, or it has no name. */
export function toLabel(
  subject: Subject,
  text: string | null,
  lang: string | null,
): SubjectLabel | null {
  if (text === null) return null;
  const place = PLACES[subject.kind];
  return { text, lang, href: place ? place + subject.id : null };
}

/** The rows of one answer as they are shown, what is personal in them opened. */
export function toEntries(rows: readonly LogRow[]): LogEntry[] {
  const read = personalReader();
  return rows.map((row) => toEntry(row, read(row)));
}

function toEntry(row: LogRow, { state, said }: ReadPersonal): LogEntry {
  const { id, by, type, visitId } = row;
  const subject =
    row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null;
  return {
    ...{ id, by, type, visitId, personal: state },
    data: { ...row.data, ...said.data },
    reason: said.reason ?? row.reason,
    userAgent: said.userAgent ?? row.userAgent,
    // Within a list of rows made by the database it comes as text.
    at: new Date(row.at),
    client:
      row.clientId && row.clientName
        ? { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang }
        : null,
    who: row.whoName ? { name: row.whoName, nameLang: row.whoLang } : null,
    subject: subject && {
      ...subject,
      label: toLabel(subject, row.label ?? (row.deletedOn && ''), row.labelLang),
      deletedOn: row.deletedOn,
    },
  };
}
