import type { EmployeeActor } from '@/lib/actor';
import { addDays, todayIn } from '@/lib/clock';
import { readAs, type Reads, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { isRuleName, type RuleName } from '../friction/rules';
import {
  type CountedRule,
  type CountedValue,
  type Group,
  FEWEST,
  groupSignals,
  type Uncaused,
} from './groups';
import {
  LISTED_COLUMNS,
  LISTED_JOINS,
  type ListedSignal,
  type ListedSignalRow,
  toListed,
} from './listed-signal';
import { actsOf, type Days, type FirmFacts, hitsOf } from './tries-sql';
import { TRY_NAMES, tryKind, type TryName } from './tries';
import { HAS_NO_CAUSE, isUncaused, UNCAUSED_DAYS } from './uncaused';

/** The signals of the reader's clients that have no cause, and what some of them have in common. */
export type Grouping = {
  days: Days;
  /** The latest first; signals of groups are named by their ids. */
  signals: ListedSignal[];
  /** How many there are, if not all are looked at. */
  total: number;
  groups: Group[];
};

const MOST = 300;

/**
 * What is behind the signals that have no cause? Of the last 90 days, at the reader's clients, each kind of tries held against
 * its own others, and each rule against the 90 days before. Three statements, and three for each kind that is met.
 */
export async function listGroups(actor: EmployeeActor): Promise<Grouping> {
  authorize(actor, 'cause.list');
  return readAs(
    actor,
    async (db) => {
      const [[firm], rows] = await Promise.all([
        db.$queryRaw<FirmFacts[]>(sql`SELECT zone, currency FROM firm`),
        db.$queryRaw<(ListedSignalRow & { total: number })[]>(sql`
        SELECT ${LISTED_COLUMNS}, s.total
        FROM (SELECT s.*, count(*) OVER ()::int AS total FROM signal s WHERE ${isUncaused(UNCAUSED_DAYS)}
              ORDER BY s.raised_at DESC, s.id DESC LIMIT ${MOST}) s ${LISTED_JOINS}
        ORDER BY s.raised_at DESC, s.id DESC`),
      ]);
      if (!firm) throw notFound();
      const to = todayIn(firm.zone);
      const days = { from: addDays(to, 1 - UNCAUSED_DAYS), to };
      const met = new Set(rows.map(({ rule }) => rule).filter(isRuleName));
      const kinds = TRY_NAMES.filter((name) => {
        const { rules } = tryKind(name);
        return rows.filter(({ rule }) => rules.some((one) => one === rule)).length >= FEWEST;
      });
      const shown = rows.map(({ id }) => id);
      const counted = await Promise.all(
        kinds.map((tries) => countKind(db, { tries, met: [...met], shown, now: days, firm })),
      );
      const values = new Map(
        counted.flatMap((each) => each.shown.map(({ id, value }) => [id, value] as const)),
      );
      const uncaused = rows.flatMap(({ id, rule }) =>
        isRuleName(rule) ? [{ id, rule, value: values.get(id) ?? '' }] : [],
      );
      const groups = groupSignals(
        uncaused,
        counted.flatMap((each) => each.values),
        counted.flatMap((each) => each.rules),
      );
      return {
        days,
        signals: rows.flatMap(toListed),
        total: rows[0]?.total ?? 0,
        groups: groups.map((group) => ({
          ...group,
          signals: group.signals.map((id) => publicId('si', id)),
        })),
      };
    },
    { timeoutMs: 30_000 },
  );
}

type Counted = {
  values: CountedValue[];
  rules: CountedRule[];
  /** What each of the signals that are listed can be told apart by. */
  shown: Omit<Uncaused, 'rule'>[];
};

type Asked = {
  tries: TryName;
  met: readonly RuleName[];
  /** The ids of the signals that are listed. */
  shown: readonly string[];
  now: Days;
  firm: FirmFacts;
};

/** How many tries went wrong without a cause, by what they are told apart by, or by the rule: the other is null. */
type Hits = { value: string | null; rule: string | null; isNow: boolean; hits: number };

/** Tries of one kind by what they can be told apart by, and by their rules now and before. */
async function countKind(db: Reads, { tries, met, shown, now, firm }: Asked): Promise<Counted> {
  const kind = tryKind(tries);
  const rules = kind.rules.filter((rule) => met.includes(rule));
  const days = { from: addDays(now.from, -UNCAUSED_DAYS), to: now.to };
  const isShown = sql`AND s.id = ANY (${[...shown]}::uuid[])`;
  // Several signals of one try are one that went wrong.
  const [listed, hits, totals] = await Promise.all([
    db.$queryRaw<Counted['shown']>(sql`
      SELECT h.id, h.value FROM (${hitsOf(kind, rules, now, firm, isShown)}) h`),
    db.$queryRaw<Hits[]>(sql`
      SELECT h.value, h.rule, h."isNow", count(DISTINCT (h.one, h.day, h.value))::int AS hits
      FROM (SELECT x.*, x.day >= ${now.from}::date AS "isNow"
            FROM (${hitsOf(kind, rules, days, firm, HAS_NO_CAUSE)}) x) h
      GROUP BY GROUPING SETS ((h.value, h."isNow"), (h.rule, h."isNow"))`),
    db.$queryRaw<{ value: string; isNow: boolean; of: number }[]>(sql`
      SELECT t.value, t.day >= ${now.from}::date AS "isNow", count(*)::int AS of
      FROM (${actsOf(kind, days, firm)}
            UNION SELECT h.one, h.day, h.value FROM (${hitsOf(kind, rules, days, firm)}) h) t
      GROUP BY 1, 2`),
  ]);
  const hitsIn = (by: Partial<Hits>, isNow: boolean) =>
    hits.find((one) => one.isNow === isNow && one.value === by.value && one.rule === by.rule)
      ?.hits ?? 0;
  const triesIn = (isNow: boolean) =>
    totals.filter((one) => one.isNow === isNow).reduce((sum, { of }) => sum + of, 0);
  return {
    shown: listed,
    values: totals
      .filter(({ isNow }) => isNow)
      .map(({ value, of }) => ({
        ...{ tries, value },
        share: { hits: hitsIn({ value, rule: null }, true), of },
      })),
    rules: rules.map((rule) => {
      const share = (isNow: boolean) => ({
        hits: hitsIn({ value: null, rule }, isNow),
        of: triesIn(isNow),
      });
      return { rule, now: share(true), before: share(false) };
    }),
  };
}
