import { type Sql, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { Subject } from '../activity/events';
import { type SubjectLabel, toLabel } from '../activity/log-entry';
import { isRuleName, type RuleName, type Severity } from '../friction/rules';
import type { Facts } from '../friction/signal';

/** A signal as a list of those behind a cause shows it. Ids are public. */
export type ListedSignal = {
  id: string;
  rule: RuleName;
  severity: Severity;
  client: { id: string; name: string; nameLang: string | null };
  subject: (Subject & { label: SubjectLabel | null }) | null;
  facts: Facts;
  raisedAt: Date;
};

export type ListedSignalRow = {
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
};

/** The columns of a `ListedSignalRow`, of `signal s` joined with `LISTED_JOINS`. */
export const LISTED_COLUMNS: Sql = sql`
  s.id, s.rule, s.severity, s.client_id AS "clientId", k.name AS "clientName", k.name_lang AS "clientLang",
  s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", s.facts, s.raised_at AS "raisedAt",
  named.label, named.lang AS "labelLang"`;

export const LISTED_JOINS: Sql = sql`
  JOIN client k ON k.id = s.client_id
  LEFT JOIN LATERAL app.subject_label(s.subject_kind, s.subject_id) named ON true`;

/** Nothing for a rule that a later version knows. */
export function toListed(row: ListedSignalRow): ListedSignal[] {
  const { rule, severity, facts, raisedAt } = row;
  if (!isRuleName(rule)) return [];
  const subject =
    row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null;
  return [
    {
      ...{ rule, severity, raisedAt },
      // What was searched for is personal, and stands in the log alone.
      facts: rule === 'search_empty' ? { ...facts, query: null } : facts,
      id: publicId('si', row.id),
      client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
      subject: subject && { ...subject, label: toLabel(subject, row.label, row.labelLang) },
    },
  ];
}
