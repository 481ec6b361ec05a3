import { dayFromDb, type Day } from '@/lib/clock';
import { sql, type Sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { BEFORE_DAYS, closeLoop, type Loop } from './loop';
import type { Share } from './interval';
import { type Measure, measureOfRow } from './measure';

export const CAUSE_STATES = ['proposed', 'open', 'fixed', 'closed', 'not_a_cause'] as const;
export type CauseState = (typeof CAUSE_STATES)[number];

type Person = { name: string; nameLang: string | null };

/** A cause as the firm's pages show it. Ids are public. */
export type CauseView = {
  id: string;
  state: CauseState;
  /** What is wrong, in a sentence. */
  sentence: string;
  /** What would mend it, or did. */
  remedy: string | null;
  proposedBy: Person;
  proposedAt: Date;
  owner: (Person & { id: string; isReader: boolean }) | null;
  dueOn: Day | null;
  fixedOn: Day | null;
  measure: Measure | null;
  /** Of all clients of the firm. */
  signals: number;
  clients: number;
  complaints: number;
  firstSignalAt: Date | null;
  /** The last day that is counted; null while none is. */
  countedThrough: Day | null;
  /** How often it goes wrong, of the days that are counted, while nothing is mended. */
  lately: Share | null;
  /** What the fix did; null without a fix, and until something is counted since. */
  loop: Loop | null;
};

export type CauseRow = {
  id: string;
  state: CauseState;
  sentence: string;
  remedy: string | null;
  proposerName: string;
  proposerLang: string | null;
  proposedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  ownerLang: string | null;
  ownerPersonId: string | null;
  dueOn: Date | null;
  fixedOn: Date | null;
  tries: string | null;
  rules: string[];
  narrowedBy: string | null;
  narrowedTo: string | null;
  signals: number;
  clients: number;
  complaints: number;
  firstSignalAt: Date | null;
  countedThrough: Date | null;
  triesBefore: number;
  struggledBefore: number;
  triesSince: number;
  struggledSince: number;
};

/** The columns of a `CauseRow`, of `cause c` joined with `CAUSE_JOINS`. */
export const CAUSE_COLUMNS: Sql = sql`
  c.id, c.state, c.sentence, c.remedy, proposer.name AS "proposerName", proposer.name_lang AS "proposerLang",
  c.proposed_at AS "proposedAt", c.owner_id AS "ownerId", owner.name AS "ownerName", owner.name_lang AS "ownerLang",
  owner.id AS "ownerPersonId", c.due_on AS "dueOn", c.fixed_on AS "fixedOn", c.tries, c.rules, c.narrowed_by AS "narrowedBy",
  c.narrowed_to AS "narrowedTo", greatest(c.signals, seen.signals) AS signals, greatest(c.clients, seen.clients) AS clients,
  c.complaints, c.first_signal_at AS "firstSignalAt", c.counted_through AS "countedThrough", n.*`;

/** Of a cause without a fix so many days are told. */
export const LATELY_DAYS = 90;

/**
 * The kept counts may be a moment behind: what the reader sees of it is there at least. Days after the fix, or of a cause
 * without one, are "since".
 */
export const CAUSE_JOINS: Sql = sql`
  JOIN person proposer ON proposer.id = c.proposed_by
  LEFT JOIN employee e ON e.id = c.owner_id
  LEFT JOIN person owner ON owner.id = e.person_id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS signals, count(DISTINCT g.client_id)::int AS clients
    FROM signal_cause g WHERE g.cause_id = c.id) seen ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(d.tries) FILTER (WHERE d.day < c.fixed_on), 0)::int AS "triesBefore",
           coalesce(sum(d.struggles) FILTER (WHERE d.day < c.fixed_on), 0)::int AS "struggledBefore",
           coalesce(sum(d.tries) FILTER (WHERE c.fixed_on IS NULL OR d.day > c.fixed_on), 0)::int AS "triesSince",
           coalesce(sum(d.struggles) FILTER (WHERE c.fixed_on IS NULL OR d.day > c.fixed_on), 0)::int AS "struggledSince"
    FROM cause_count d
    WHERE d.cause_id = c.id
      AND d.day >= coalesce(c.fixed_on - ${BEFORE_DAYS}::int, c.counted_through - ${LATELY_DAYS - 1}::int)) n ON true`;

/** A row as it is shown to somebody. */
export function toCause(row: CauseRow, readerId: string): CauseView {
  const { id, state, sentence, remedy, proposedAt, signals, clients, complaints } = row;
  const fixedOn = row.fixedOn && dayFromDb(row.fixedOn);
  const countedThrough = row.countedThrough && dayFromDb(row.countedThrough);
  const before = { hits: row.struggledBefore, of: row.triesBefore };
  const since = { hits: row.struggledSince, of: row.triesSince };
  return {
    ...{ state, sentence, remedy, proposedAt, signals, clients, complaints },
    id: publicId('ca', id),
    proposedBy: { name: row.proposerName, nameLang: row.proposerLang },
    owner:
      row.ownerId && row.ownerName !== null
        ? {
            id: publicId('em', row.ownerId),
            name: row.ownerName,
            nameLang: row.ownerLang,
            isReader: row.ownerPersonId === readerId,
          }
        : null,
    dueOn: row.dueOn && dayFromDb(row.dueOn),
    fixedOn,
    measure: measureOfRow(row),
    firstSignalAt: row.firstSignalAt,
    countedThrough,
    lately: !fixedOn && since.of > 0 ? since : null,
    loop: fixedOn ? closeLoop({ before, since }, fixedOn, countedThrough) : null,
  };
}
