import { addDays, type Day, instantAt } from '@/lib/clock';
import { type Sql, sql, sqlEmpty } from '@/lib/db';
import { currencyExponent } from '@/lib/money';
import { BAND_ENDS } from './measure';
import type { Narrowing, TryKind } from './tries';

/** Whose days and money. */
export type FirmFacts = { zone: string; currency: string };

/** From a day to another, both of them in it. */
export type Days = { from: Day; to: Day };

const LATE_DAYS = 3;
/** Bills are due within so many days of being sent, as far as they are counted. */
const LONGEST_TERM_DAYS = 200;

/** The tries of a kind in some days, as `one`, `day` and `value` of what they can be narrowed by. */
export function actsOf(kind: TryKind, { from, to }: Days, firm: FirmFacts): Sql {
  const { zone } = firm;
  const earliest = kind.day === 'late' ? addDays(from, -LONGEST_TERM_DAYS) : from;
  return sql`
    SELECT DISTINCT ${oneOf(kind, A)} AS one, ${dayOf(kind, A, zone)} AS day, ${valueOf(kind.narrows, A, firm)} AS value
    FROM activity_event a
    WHERE a.type = ANY (${[...kind.acts, ...(kind.outcomes ?? [])]}::text[])
      AND a.at >= ${instantAt(zone, earliest, '00:00')} AND a.at < ${instantAt(zone, to, '24:00')}
      AND (a.by = 'client' OR a.type = ANY (${[...(kind.outcomes ?? [])]}::text[]))
      AND ${oneOf(kind, A)} IS NOT NULL
      ${kind.asksOnly ? sql`AND a.data->>'actionNeeded' = 'true'` : sqlEmpty}
      AND ${dayOf(kind, A, zone)} BETWEEN ${from}::date AND ${to}::date`;
}

/**
 * The tries of a kind that went wrong in some days by a signal `s` of those rules, as above, with the signal's id and rule. What was
 * withdrawn, or dismissed as not real, speaks against none.
 * @param only a condition on the signal `s`
 */
export function hitsOf(
  kind: TryKind,
  rules: readonly string[],
  { from, to }: Days,
  firm: FirmFacts,
  only: Sql = sqlEmpty,
): Sql {
  const { zone } = firm;
  // Looked up one by one: the planner takes signals for few, and would read the whole log for each of them.
  const cited = kind.cites === 'first' ? sql`1` : sql`cardinality(s.evidence)`;
  return sql`
    SELECT s.id, s.rule, ${oneOf(kind, E)} AS one, ${dayOf(kind, E, zone)} AS day, ${valueOf(kind.narrows, E, firm)} AS value
    FROM signal s CROSS JOIN LATERAL (
      SELECT a.at, a.client_id, a.contact_id, a.visit_id, a.subject_id, a.data
      FROM activity_event a WHERE a.id = s.evidence[${cited}] LIMIT 1) e
    WHERE s.rule = ANY (${[...rules]}::text[]) AND s.raised_at >= ${instantAt(zone, from, '00:00')}
      AND ${IS_REAL} ${only} AND ${oneOf(kind, E)} IS NOT NULL
      AND ${dayOf(kind, E, zone)} BETWEEN ${from}::date AND ${to}::date`;
}

/** Whether a signal `s` speaks of something that happened. */
export const IS_REAL = sql`s.state <> 'withdrawn' AND (s.dismiss_reason IS NULL OR s.dismiss_reason <> 'not_real')`;

type Alias = { one: Record<TryKind['of'], Sql>; at: Sql; data: Sql; subject: Sql };

const A: Alias = {
  one: {
    visit: sql`a.visit_id::text`,
    subject: sql`a.subject_id`,
    contact: sql`a.contact_id::text`,
    client: sql`a.client_id::text`,
  },
  at: sql`a.at`,
  data: sql`a.data`,
  subject: sql`a.subject_id`,
};

const E: Alias = {
  one: {
    visit: sql`e.visit_id::text`,
    subject: sql`e.subject_id`,
    contact: sql`e.contact_id::text`,
    client: sql`e.client_id::text`,
  },
  at: sql`e.at`,
  data: sql`e.data`,
  subject: sql`e.subject_id`,
};

function oneOf({ of }: TryKind, { one }: Alias): Sql {
  return one[of];
}

function dayOf({ day }: TryKind, { at, data }: Alias, zone: string): Sql {
  return day === 'late'
    ? sql`((${data}->>'dueOn')::date + ${LATE_DAYS}::int)`
    : sql`(${at} AT TIME ZONE ${zone}::text)::date`;
}

function valueOf(
  narrows: Narrowing | undefined,
  { data, subject }: Alias,
  { currency }: FirmFacts,
): Sql {
  switch (narrows) {
    case 'page':
      return sql`CASE WHEN position('_' IN ${subject}) > 0 THEN app.page_pattern(${subject}) ELSE coalesce(${subject}, '') END`;
    case 'category':
      return sql`coalesce((SELECT d.category::text FROM document d WHERE d.id = app.uuid_of(${subject})), '')`;
    case 'topic':
      return sql`coalesce(${data}->>'topic', '')`;
    case 'amount':
      return sql`coalesce((
        SELECT CASE WHEN i.currency <> ${currency}::text THEN 'other'
                    WHEN i.total_minor < ${minor(BAND_ENDS.small, currency)}::bigint THEN 'small'
                    WHEN i.total_minor < ${minor(BAND_ENDS.medium, currency)}::bigint THEN 'medium'
                    WHEN i.total_minor < ${minor(BAND_ENDS.large, currency)}::bigint THEN 'large'
                    ELSE 'huge' END
        FROM invoice i WHERE i.id = app.uuid_of(${subject})), '')`;
    case undefined:
      return sql`''`;
  }
}

function minor(units: number, currency: string): bigint {
  return BigInt(units) * 10n ** BigInt(currencyExponent(currency));
}
