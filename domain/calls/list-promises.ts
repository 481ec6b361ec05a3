import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { ContactTopic } from '@/lib/heard';
import { publicId } from '@/lib/ids';
import { replyBy } from '@/lib/working-hours';
import { FIRM_COLUMNS, firmHours, type FirmRow } from '../access/shell-parts';
import { LOG_COLUMNS, LOG_JOINS, type LogRow, toEntries } from '../activity/log-entry';
import { authorize } from '../authorize';
import { lookedAfter, type Whose } from '../access/own-clients';

/** An answer that a client was promised: of something said, or of a question about a bill. Ids are public. */
export type PromiseView = {
  id: string;
  kind: 'call' | 'question';
  client: { id: string; name: string; nameLang: string | null };
  /** Who waits; null where nobody knows. */
  who: { name: string; nameLang: string | null } | null;
  topic: ContactTopic;
  /** What they said, or the number of the bill that they ask about; empty for neither. */
  about: string;
  /** Null where the firm is never open. */
  dueAt: Date | null;
};

type CallRow = {
  id: string;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  topic: ContactTopic;
  promisedAt: string;
  hasContact: boolean;
  event: LogRow[];
};

type QuestionRow = {
  id: string;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  askedAt: string;
  number: string;
  name: string | null;
  nameLang: string | null;
  replyMinutes: number | null;
};

type Row = FirmRow & { calls: CallRow[]; questions: QuestionRow[] };

/** More open promises than these and no list helps. */
const MOST = 12;

/** What clients were promised and wait for, soonest due first. One statement. */
export async function listPromises(
  actor: EmployeeActor,
  { whose }: { whose: Whose },
): Promise<PromiseView[]> {
  authorize(actor, 'call.list');
  authorize(actor, 'question.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${FIRM_COLUMNS},
             (SELECT coalesce(json_agg(o), '[]') FROM (
                SELECT l.id, l.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang", l.topic,
                       l.promised_at AS "promisedAt", l.contact_id IS NOT NULL AS "hasContact",
                       (SELECT coalesce(json_agg(e), '[]') FROM (
                          SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS} WHERE a.id = l.event_id) e) AS event
                FROM logged_contact l JOIN client c ON c.id = l.client_id
                WHERE l.answered_at IS NULL AND l.taken_back_at IS NULL ${lookedAfter(actor, whose, sql`l.client_id`)}
                ORDER BY l.promised_at, l.id LIMIT ${MOST}) o) AS calls,
             (SELECT coalesce(json_agg(o), '[]') FROM (
                SELECT q.id, q.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
                       q.changed_at AS "askedAt", coalesce(i.number, '') AS number, p.name, p.name_lang AS "nameLang",
                       (SELECT m.reply_minutes FROM assignment s JOIN employee m ON m.id = s.employee_id
                         WHERE s.client_id = q.client_id AND s.part = 'manager' AND s.ended_at IS NULL LIMIT 1) AS "replyMinutes"
                FROM line_question q JOIN client c ON c.id = q.client_id JOIN invoice i ON i.id = q.invoice_id
                LEFT JOIN person p ON p.id = q.asked_by
                WHERE q.state = 'open' ${lookedAfter(actor, whose, sql`q.client_id`)}
                ORDER BY q.changed_at, q.id LIMIT ${MOST}) o) AS questions
      FROM firm f`),
  );
  if (!row) return [];
  const promises = [...row.calls.map(toCall), ...row.questions.map((one) => toQuestion(one, row))];
  return promises.sort((a, b) => msOf(a) - msOf(b)).slice(0, MOST);
}

function msOf({ dueAt }: PromiseView): number {
  return dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function clientOf(row: { clientId: string; clientName: string; clientLang: string | null }) {
  return { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang };
}

function toCall(row: CallRow): PromiseView {
  const [event] = toEntries(row.event);
  return {
    id: publicId('cv', row.id),
    kind: 'call',
    client: clientOf(row),
    // What nobody there has said stands in the name of whoever wrote it down.
    who: (row.hasContact && event?.who) || null,
    topic: row.topic,
    about: event?.reason ?? '',
    dueAt: new Date(row.promisedAt),
  };
}

function toQuestion(row: QuestionRow, firm: Row): PromiseView {
  const minutes = row.replyMinutes ?? firm.firmReplyMinutes;
  return {
    id: publicId('qu', row.id),
    kind: 'question',
    client: clientOf(row),
    who: row.name === null ? null : { name: row.name, nameLang: row.nameLang },
    topic: 'billing',
    about: row.number,
    dueAt: replyBy(firmHours(firm), new Date(row.askedAt), minutes),
  };
}
