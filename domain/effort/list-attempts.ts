import type { EmployeeActor } from '@/lib/actor';
import { readAs, type Reads, type Sql, sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { type Cursor, parseCursor, writeCursor } from '../activity/cursor';
import { authorize } from '../authorize';
import { type EffortFilter, type Period, tries } from './effort-filter';
import type { About, TaskName } from './task';

/** One try as the firm's pages show it. Ids are public. */
export type AttemptView = {
  /** Unique on the page. */
  key: string;
  task: TaskName;
  client: { id: string; name: string; nameLang: string | null };
  contact: { name: string; nameLang: string | null } | null;
  about: { kind: About['kind']; id: string; label: string | null } | null;
  startedAt: Date;
  outcome: 'done' | 'given_up';
  clicks: number;
  ms: number | null;
  errors: number;
  repeats: number;
  place: string;
  release: string | null;
  /** Where in the client's visits it is: the list of them goes on from here. */
  visitCursor: string;
};

export type AttemptsPage = { attempts: AttemptView[]; next: string | null };

type Row = {
  eventId: string;
  task: TaskName;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  contactName: string | null;
  contactLang: string | null;
  aboutKind: About['kind'] | null;
  aboutId: string | null;
  label: string | null;
  startedAt: Date;
  endedAt: Date;
  outcome: 'done' | 'given_up';
  clicks: number;
  ms: number | null;
  errors: number;
  repeats: number;
  place: string;
  release: string | null;
};

const PREFIX = { invoice: 'in', document: 'do', request: 'rq' } as const;
const A_PAGE = 50;
/** After every id of its moment. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The tries behind a figure, newest first, page by page by key. One statement. */
export async function listAttempts(
  actor: EmployeeActor,
  filter: EffortFilter,
  { period, zone, before }: { period: Period; zone: string; before?: string },
): Promise<AttemptsPage> {
  authorize(actor, 'effort.read');
  const cursor = parseCursor(before);
  const rows = await readAs(actor, (db) =>
    readAttempts(db, tries(filter, period, zone), cursor, A_PAGE + 1),
  );
  return {
    attempts: rows.slice(0, A_PAGE).map(toView),
    next: rows.length > A_PAGE ? cursorOf(rows[A_PAGE - 1]) : null,
  };
}

/** Tries from a cursor on, as many as asked for; for a page, or for a file in portions. */
export async function readAttempts(
  db: Reads,
  where: Sql,
  before: Cursor | null,
  most: number,
): Promise<Row[]> {
  return db.$queryRaw<Row[]>(sql`
    SELECT a.event_id AS "eventId", a.task::text, a.client_id AS "clientId", c.name AS "clientName",
           c.name_lang AS "clientLang", p.name AS "contactName", p.name_lang AS "contactLang",
           a.about_kind AS "aboutKind", a.about_id AS "aboutId",
           CASE a.about_kind WHEN 'invoice' THEN (SELECT i.number FROM invoice i WHERE i.id = a.about_id)
                             WHEN 'document' THEN (SELECT d.title FROM document d WHERE d.id = a.about_id)
                             WHEN 'request' THEN (SELECT r.title FROM document_request r WHERE r.id = a.about_id)
           END AS label,
           a.started_at AS "startedAt", a.ended_at AS "endedAt", a.outcome::text, a.clicks, a.spent_ms AS ms,
           a.errors, a.repeats, a.place, a.release
    FROM (SELECT * FROM task_attempt a
          WHERE ${where} ${before ? sql`AND (a.started_at, a.event_id) < (${before.at}, ${before.id}::uuid)` : sqlEmpty}
          ORDER BY a.started_at DESC, a.event_id DESC LIMIT ${most}) a
    JOIN client c ON c.id = a.client_id
    LEFT JOIN contact k ON k.id = a.contact_id LEFT JOIN person p ON p.id = k.person_id
    ORDER BY a.started_at DESC, a.event_id DESC`);
}

/** Where a portion ended. */
export function cursorOf(row: Row | undefined): string | null {
  return writeCursor(row && { at: row.startedAt, id: row.eventId });
}

export function toView(row: Row): AttemptView {
  const { task, startedAt, outcome, clicks, ms, errors, repeats, place, release } = row;
  return {
    ...{ task, startedAt, outcome, clicks, ms, errors, repeats, place, release },
    key: `${row.eventId} ${task}`,
    client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
    contact: row.contactName ? { name: row.contactName, nameLang: row.contactLang } : null,
    about:
      row.aboutKind && row.aboutId
        ? {
            kind: row.aboutKind,
            id: publicId(PREFIX[row.aboutKind], row.aboutId),
            label: row.label,
          }
        : null,
    visitCursor: writeCursor({ at: row.endedAt, id: LAST_ID }) ?? '',
  };
}
