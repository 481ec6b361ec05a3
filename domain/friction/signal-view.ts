import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Reads, sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { Subject } from '../activity/events';
import {
  LOG_COLUMNS,
  LOG_JOINS,
  type LogEntry,
  type LogRow,
  type SubjectLabel,
  toEntries,
  toLabel,
} from '../activity/log-entry';
import { isRuleName, RULES, type RuleName, type Severity, type Stage } from './rules';
import type { Facts } from './signal';

/** A signal as the firm's pages show it. Ids are public. */
export type SignalView = {
  id: string;
  rule: RuleName;
  stage: Stage;
  severity: Severity;
  client: { id: string; name: string; nameLang: string | null };
  subject: (Subject & { label: SubjectLabel | null }) | null;
  facts: Facts;
  raisedAt: Date;
  /** Who works on it; null while nobody has taken it. */
  takenBy: { name: string; isReader: boolean } | null;
  /** Whom to write to: the person that it happened to, else the client's first contact. */
  contact: { name: string; nameLang: string | null; email: string } | null;
  /** The very events, oldest first. */
  evidence: LogEntry[];
};

type Row = {
  id: string;
  rule: string;
  severity: Severity;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  facts: Facts;
  raisedAt: Date;
  label: string | null;
  labelLang: string | null;
  events: LogRow[];
  takenById: string | null;
  takenByName: string | null;
  contactName: string | null;
  contactLang: string | null;
  contactEmail: string | null;
};

/** More at once is no list any more; the worst come first. */
const MOST = 60;

/**
 * The signals that wait for somebody, worst first: open, taken, or snoozed until a time that has come. Of one client where
 * one is named. One statement.
 */
export async function readWaitingSignals(
  db: Reads,
  actor: EmployeeActor,
  clientId?: string,
): Promise<SignalView[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT s.id, s.rule, s.severity, s.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
           s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", s.facts, s.raised_at AS "raisedAt",
           named.label, named.lang AS "labelLang",
           (SELECT coalesce(json_agg(e ORDER BY e.at, e.id), '[]') FROM (
              SELECT ${LOG_COLUMNS} FROM activity_event a ${LOG_JOINS} WHERE a.id = ANY (s.evidence)) e) AS events,
           s.taken_by AS "takenById", taker.name AS "takenByName",
           who.name AS "contactName", who.name_lang AS "contactLang", who.email AS "contactEmail"
    FROM signal s
    JOIN client c ON c.id = s.client_id
    LEFT JOIN person taker ON taker.id = s.taken_by
    LEFT JOIN LATERAL app.subject_label(s.subject_kind, s.subject_id) named ON true
    LEFT JOIN LATERAL (
      SELECT p.name, p.name_lang, p.email FROM contact k JOIN person p ON p.id = k.person_id
      WHERE k.client_id = s.client_id AND k.ended_at IS NULL
      ORDER BY k.id = (SELECT a.contact_id FROM activity_event a WHERE a.id = s.evidence[cardinality(s.evidence)]) DESC NULLS LAST,
               k.created_at, k.id
      LIMIT 1) who ON true
    WHERE (s.state IN ('open', 'taken') OR (s.state = 'snoozed' AND s.snoozed_until <= ${now()}))
      ${clientId ? sql`AND s.client_id = ${clientId}::uuid` : sqlEmpty}
    ORDER BY s.severity DESC, s.raised_at DESC, s.id DESC LIMIT ${MOST}`);
  return rows.flatMap((row) => toView(row, actor));
}

function toView(row: Row, actor: EmployeeActor): SignalView[] {
  const { rule, severity, facts, raisedAt } = row;
  if (!isRuleName(rule)) return [];
  const subject =
    row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null;
  const evidence = toEntries(row.events);
  return [
    {
      ...{ rule, severity, raisedAt },
      facts: rule === 'search_empty' ? { ...facts, query: lastQuery(evidence) } : facts,
      id: publicId('si', row.id),
      stage: RULES[rule].stage,
      client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
      subject: subject && { ...subject, label: toLabel(subject, row.label, row.labelLang) },
      takenBy: row.takenByName
        ? { name: row.takenByName, isReader: row.takenById === actor.personId }
        : null,
      contact:
        row.contactName && row.contactEmail
          ? { name: row.contactName, nameLang: row.contactLang, email: row.contactEmail }
          : null,
      evidence,
    },
  ];
}

/** What was searched for last: of what a person wrote a signal keeps nothing, so that it can be erased where it stands. */
function lastQuery(evidence: readonly LogEntry[]): string | null {
  const query = evidence.findLast(({ type }) => type === 'search.performed')?.data.query;
  return typeof query === 'string' ? query : null;
}
