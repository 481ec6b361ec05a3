import { sql } from '@/lib/db';
import type { By, EventType, Subject } from './events';

/** One event as the firm's pages show it. Ids are public; the event's own is its UUID, as on the wire. */
export type LogEntry = {
  id: string;
  at: Date;
  by: By;
  type: EventType;
  client: { id: string; name: string; nameLang: string | null } | null;
  /** Who did it: the contact for a client's act, the employee for the firm's; null for machines. */
  who: { name: string; nameLang: string | null } | null;
  subject: (Subject & { label: SubjectLabel | null }) | null;
  data: Readonly<Record<string, unknown>>;
  reason: string | null;
  userAgent: string | null;
  visitId: string | null;
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
  data: Record<string, unknown>;
  reason: string | null;
  userAgent: string | null;
  visitId: string | null;
};

/** The columns of a `LogRow`, of `activity_event a` joined with `LOG_JOINS`. */
export const LOG_COLUMNS = sql`
  a.id, a.at, a.by, a.type, a.client_id AS "clientId", cl.name AS "clientName", cl.name_lang AS "clientLang",
  who.name AS "whoName", who.name_lang AS "whoLang", a.subject_kind AS "subjectKind", a.subject_id AS "subjectId",
  a.data, a.reason, a.user_agent AS "userAgent", a.visit_id AS "visitId"`;

/** A client's act is its contact's, though staff wrote it down; the firm's act is the actor's. */
export const LOG_JOINS = sql`
  LEFT JOIN client cl ON cl.id = a.client_id
  LEFT JOIN contact co ON co.id = a.contact_id AND a.by = 'client'
  LEFT JOIN person who ON who.id = CASE WHEN a.by = 'client' THEN coalesce(co.person_id, a.actor_id) ELSE a.actor_id END`;
