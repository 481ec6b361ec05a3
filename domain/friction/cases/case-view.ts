import type { Subject } from '@/domain/activity/events';
import {
  LOG_COLUMNS,
  LOG_JOINS,
  type LogEntry,
  type LogRow,
  type SubjectLabel,
  toEntries,
  toLabel,
} from '@/domain/activity/log-entry';
import type { Actor } from '@/lib/actor';
import { type Day, now } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { isRuleName, RULES, type RuleName, type Severity, type Stage } from '../rules';
import type { Facts } from '../signal';
import type { CaseWait } from './case-waits';
import { type Stake, stakeOf, type StakeRow, toStake } from './stake';

/** One signal of a case. */
export type SignalView = {
  id: string;
  rule: RuleName;
  stage: Stage;
  severity: Severity;
  subject: (Subject & { label: SubjectLabel | null }) | null;
  facts: Facts;
  raisedAt: Date;
  /** The very events, oldest first. */
  evidence: LogEntry[];
  /** What somebody found to be behind it. */
  cause: { id: string; sentence: string } | null;
};

/** Why a case that was snoozed is back. */
export type CaseWaking = 'time' | 'high' | CaseWait;

/** A case as the firm's pages show it. Ids are public. */
export type CaseView = {
  id: string;
  severity: Severity;
  client: { id: string; name: string; nameLang: string | null };
  /** Null where it is about the client itself. */
  root: { kind: string; id: string } | null;
  openedAt: Date;
  /** Who works on it; null while nobody has taken it. */
  takenBy: { name: string; isReader: boolean } | null;
  /** Set while it is out of sight: until when at the latest, and what it waits for beside that. */
  snoozed: { until: Date; for: CaseWait | null } | null;
  wokenBy: CaseWaking | null;
  stake: Stake[];
  /** Whom to speak to: the person that it happened to, else the client's first contact. */
  contact: { id: string; name: string; nameLang: string | null; email: string } | null;
  /** Worst first; never empty. */
  signals: SignalView[];
  /** The visits in which its events happened. */
  visits: { id: string; startedAt: Date; lastAt: Date }[];
};

type SignalRow = {
  id: string;
  rule: string;
  severity: Severity;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  label: string | null;
  labelLang: string | null;
  facts: Facts;
  raisedAt: string;
  events: EventRow[];
  cause: SignalView['cause'];
};

type EventRow = LogRow & {
  contactId: string | null;
  visitStartedAt: string | null;
  visitLastAt: string | null;
};

type Row = {
  id: string;
  severity: Severity;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  rootKind: string | null;
  rootId: string | null;
  openedAt: Date;
  takenById: string | null;
  takenByName: string | null;
  state: string;
  snoozedUntil: Date | null;
  snoozedFor: CaseWait | null;
  wokenBy: CaseWaking | null;
  stake: StakeRow[];
  /** The first of the client's. */
  contacts: NonNullable<CaseView['contact']>[];
  signals: SignalRow[];
};

/** More signals of one case are no sentence any more; the worst come first. */
const MOST_SIGNALS = 6;
/** Among more people of one client nobody looks for whom to speak to. */
const MOST_CONTACTS = 20;

/** Cases by their ids, in that order, with all that their rows show; one that has nothing left in it is left out. One statement. */
export async function readCases(
  db: Reads,
  actor: Actor,
  { ids, today }: { ids: readonly string[]; today: Day },
): Promise<CaseView[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT c.id, c.severity, c.client_id AS "clientId", cl.name AS "clientName", cl.name_lang AS "clientLang",
           c.root_kind AS "rootKind", c.root_id AS "rootId", c.opened_at AS "openedAt", c.taken_by AS "takenById",
           taker.name AS "takenByName", c.state, c.snoozed_until AS "snoozedUntil", c.snoozed_for AS "snoozedFor",
           c.woken_by AS "wokenBy", ${stakeOf(today)} AS stake,
           (SELECT coalesce(json_agg(k), '[]') FROM (
              SELECT k.id, p.name, p.name_lang AS "nameLang", p.email FROM contact k JOIN person p ON p.id = k.person_id
              WHERE k.client_id = c.client_id AND k.ended_at IS NULL ORDER BY k.created_at, k.id LIMIT ${MOST_CONTACTS}) k) AS contacts,
           (SELECT coalesce(json_agg(s ORDER BY s.severity DESC, s."raisedAt" DESC, s.id DESC), '[]') FROM (
              SELECT s.id, s.rule, s.severity, s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", s.facts,
                     s.raised_at AS "raisedAt", named.label, named.lang AS "labelLang",
                     (SELECT json_build_object('id', why.id, 'sentence', why.sentence)
                      FROM signal_cause given JOIN cause why ON why.id = given.cause_id WHERE given.signal_id = s.id) AS cause,
                     (SELECT coalesce(json_agg(e ORDER BY e.at, e.id), '[]') FROM (
                        SELECT ${LOG_COLUMNS}, a.contact_id AS "contactId", v.started_at AS "visitStartedAt", v.last_at AS "visitLastAt"
                        FROM activity_event a ${LOG_JOINS} 
                        LEFT JOIN LATERAL (SELECT * FROM visit WHERE visit.id = a.visit_id LIMIT 1) v ON true
                        WHERE a.id = ANY (s.evidence)) e) AS events
              FROM signal s LEFT JOIN LATERAL app.subject_label(s.subject_kind, s.subject_id) named ON true
              WHERE s.case_id = c.id AND s.state IN ('open', 'taken', 'snoozed')
              ORDER BY s.severity DESC, s.raised_at DESC, s.id DESC LIMIT ${MOST_SIGNALS}) s) AS signals
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY wanted(id, place)
    JOIN signal_case c ON c.id = wanted.id
    JOIN client cl ON cl.id = c.client_id
    LEFT JOIN person taker ON taker.id = c.taken_by
    ORDER BY wanted.place`);
  return rows.map((row) => toView(row, actor)).filter(({ signals }) => signals.length > 0);
}

function toView(row: Row, actor: Actor): CaseView {
  const { severity, openedAt, wokenBy, rootKind, rootId, snoozedUntil } = row;
  const isAway = row.state === 'snoozed' && snoozedUntil !== null && snoozedUntil > now();
  return {
    id: publicId('sc', row.id),
    client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
    root: rootKind && rootId ? { kind: rootKind, id: rootId } : null,
    ...{ severity, openedAt },
    wokenBy: row.state === 'snoozed' && !isAway ? 'time' : wokenBy,
    takenBy: row.takenByName
      ? { name: row.takenByName, isReader: row.takenById === actor.personId }
      : null,
    snoozed: isAway ? { until: snoozedUntil, for: row.snoozedFor } : null,
    stake: row.stake.map(toStake),
    contact: contactOf(row),
    signals: row.signals.flatMap(toSignal),
    visits: visitsOf(row.signals),
  };
}

/** Whoever it happened to last, of the worst signal; else the client's first. */
function contactOf({ contacts, signals }: Row): CaseView['contact'] {
  const met = signals[0]?.events.at(-1)?.contactId;
  const contact = contacts.find(({ id }) => id === met) ?? contacts[0];
  return contact ? { ...contact, id: publicId('co', contact.id) } : null;
}

function visitsOf(signals: readonly SignalRow[]): CaseView['visits'] {
  const visits = new Map<string, CaseView['visits'][number]>();
  for (const { visitId: id, visitStartedAt, visitLastAt } of signals.flatMap(
    ({ events }) => events,
  )) {
    if (!id || !visitStartedAt || !visitLastAt) continue;
    visits.set(id, { id, startedAt: new Date(visitStartedAt), lastAt: new Date(visitLastAt) });
  }
  return [...visits.values()];
}

/** A rule of a later version is left out. */
function toSignal(row: SignalRow): SignalView[] {
  const { rule, severity, facts, cause } = row;
  if (!isRuleName(rule)) return [];
  const subject =
    row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null;
  const evidence = toEntries(row.events);
  return [
    {
      id: publicId('si', row.id),
      ...{ rule, severity, evidence },
      facts: rule === 'search_empty' ? { ...facts, query: lastQuery(evidence) } : facts,
      stage: RULES[rule].stage,
      subject: subject && { ...subject, label: toLabel(subject, row.label, row.labelLang) },
      raisedAt: new Date(row.raisedAt),
      cause: cause && { ...cause, id: publicId('ca', cause.id) },
    },
  ];
}

/** What was searched for last: of what a person wrote a signal keeps nothing, so that it can be erased where it stands. */
function lastQuery(evidence: readonly LogEntry[]): string | null {
  const query = evidence.findLast(({ type }) => type === 'search.performed')?.data.query;
  return typeof query === 'string' ? query : null;
}
