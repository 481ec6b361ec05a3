import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, type Reads, sql } from '@/lib/db';
import { authorize, may } from '@/domain/authorize';
import { readBasis } from '../judging/basis';
import { isRuleName, RULE_NAMES, type RuleName, RULES, type Severity, type Stage } from '../rules';
import { DAY_MS, type FrictionSettings } from '../settings';
import { defaultOf, THRESHOLDS, thresholdOf } from './thresholds';
import { TRIAL_DAYS } from './try-thresholds';

/** One rule, what it is set to, and how far it can be trusted. */
export type RuleView = {
  rule: RuleName;
  stage: Stage;
  severity: Severity;
  /** All its settings, for its words. */
  settings: FrictionSettings[RuleName];
  value: number;
  standard: number;
  /** From the most to the least easily raised. */
  choices: readonly number[];
  /** Of the last 90 days, at the clients that the reader sees. */
  raised: number;
  notReal: number;
  /** What would remain of all signals of the firm with the next threshold; null where that is not counted, or not the reader's to set. */
  trial: { value: number; remain: number; remainNotReal: number } | null;
};

/** A threshold that was changed. */
export type RuleChangeView = {
  rule: RuleName;
  at: Date;
  by: string;
  from: number;
  to: number;
  /** Whether it still is what it was changed to, and can be put back. */
  isLatest: boolean;
};

export type RulesView = {
  days: number;
  mayChange: boolean;
  rules: RuleView[];
  /** The newest first. */
  changes: RuleChangeView[];
};

const MOST_CHANGES = 20;

/** All rules, in the order of the catalogue. Four statements, at once. */
export async function listRules(actor: EmployeeActor): Promise<RulesView> {
  authorize(actor, 'rule.list');
  const mayChange = may(actor, 'rule.change');
  const since = new Date(now().getTime() - TRIAL_DAYS * DAY_MS);
  return readAs(actor, async (db) => {
    const [basis, counts, trials, changes] = await Promise.all([
      readBasis(db),
      countSignals(db, since),
      mayChange ? readTrials(db) : new Map<string, Trial>(),
      readHistory(db),
    ]);
    const rules = RULE_NAMES.map((rule) => {
      const { raised = 0, notReal = 0 } = counts.get(rule) ?? {};
      const trial = trials.get(rule);
      return {
        ...{ rule, ...RULES[rule], settings: basis.settings[rule] },
        value: thresholdOf(rule, basis.settings),
        standard: defaultOf(rule),
        choices: THRESHOLDS[rule].choices,
        ...{ raised, notReal },
        trial: trial && trial.basis === basis.key ? trial : null,
      };
    });
    return { days: TRIAL_DAYS, mayChange, rules, changes };
  });
}

type Trial = { rule: string; value: number; remain: number; remainNotReal: number; basis: string };

async function readTrials(db: Reads): Promise<Map<string, Trial>> {
  const rows = await db.$queryRaw<Trial[]>(sql`
    SELECT rule, value, remain, remain_not_real AS "remainNotReal", basis FROM rule_trial
    WHERE remain_not_real < not_real AND remain < raised`);
  return new Map(rows.map((row) => [row.rule, row]));
}

type Count = { rule: string; raised: number; notReal: number };

async function countSignals(db: Reads, since: Date): Promise<Map<string, Count>> {
  const rows = await db.$queryRaw<Count[]>(sql`
    SELECT rule, count(*)::int AS raised,
           count(*) FILTER (WHERE state = 'dismissed' AND dismiss_reason = 'not_real')::int AS "notReal"
    FROM signal WHERE episode_at > ${since} AND state <> 'withdrawn' GROUP BY rule`);
  return new Map(rows.map((row) => [row.rule, row]));
}

async function readHistory(db: Reads): Promise<RuleChangeView[]> {
  const rows = await db.$queryRaw<(Omit<RuleChangeView, 'rule'> & { rule: string })[]>(sql`
    SELECT c.rule, c.at, p.name AS by, c.from_value AS "from", c.value AS "to",
           NOT EXISTS (SELECT FROM rule_change later WHERE later.rule = c.rule AND (later.at, later.id) > (c.at, c.id)) AS "isLatest"
    FROM rule_change c JOIN person p ON p.id = c.person_id
    ORDER BY c.at DESC, c.id DESC LIMIT ${MOST_CHANGES}`);
  return rows.flatMap(({ rule, ...change }) => (isRuleName(rule) ? [{ rule, ...change }] : []));
}

/** The rules that were least to be trusted first: by the share of what was not real, then by how much they raised. */
export function leastTrusted(rules: readonly RuleView[]): RuleView[] {
  const share = ({ raised, notReal }: RuleView) => (raised > 0 ? notReal / raised : 0);
  return [...rules].sort((a, b) => share(b) - share(a) || b.raised - a.raised);
}
