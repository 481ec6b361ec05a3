import type { RuleName } from '../friction/rules';
import { difference, type Interval, type Share } from './interval';
import type { Measure } from './measure';
import { type Narrowing, triesOf, tryKind, type TryName } from './tries';

/** A signal without a cause, as far as it is put together with others. */
export type Uncaused = {
  /** Its row's id. */
  id: string;
  rule: RuleName;
  /** What its try can be told apart by: its page, the category of its document, what its bill comes to. */
  value: string;
};

/** Tries of one kind in the days that are looked at, by what they are told apart by, and how many went wrong without a cause. */
export type CountedValue = { tries: TryName; value: string; share: Share };

/** Tries that one rule speaks of, in those days and in as many before them, and how many went wrong without a cause. */
export type CountedRule = { rule: RuleName; now: Share; before: Share };

/** Signals that have something in common, and how far they are out of proportion. */
export type Group = {
  by: 'rule' | Narrowing;
  tries: TryName;
  /** The rule, or the value of what they are told apart by. */
  value: string;
  /** The ids of its signals. */
  signals: string[];
  /** How many of the same kind of tries have no cause: what these are part of. */
  among: number;
  /** How often it goes wrong there, and elsewhere; for a rule, now and before. */
  inside: Share;
  outside: Share;
  /** How much more often it goes wrong inside. */
  more: Interval;
  /** By what a cause of these is best measured. */
  measure: Measure;
};

/** One alone has nothing in common with another. */
export const FEWEST = 2;

/**
 * Puts signals without a cause together by what they have in common, the furthest out of proportion first: by the lower end of
 * the 95 % interval of the difference, so that two of ten do not come before twenty of a hundred.
 */
export function groupSignals(
  signals: readonly Uncaused[],
  values: readonly CountedValue[],
  rules: readonly CountedRule[],
): Group[] {
  return [...byRule(signals, rules), ...byValue(signals, values)]
    .filter((group) => group.signals.length >= FEWEST)
    .sort(
      (a, b) =>
        b.more.low - a.more.low ||
        b.signals.length - a.signals.length ||
        (a.value < b.value ? -1 : 1),
    );
}

function byRule(signals: readonly Uncaused[], rules: readonly CountedRule[]): Group[] {
  return rules.flatMap(({ rule, now, before }) => {
    // Where nothing was tried before there is nothing to hold it against.
    if (now.of === 0 || before.of === 0) return [];
    const tries = triesOf(rule);
    const own = signals.filter((signal) => signal.rule === rule);
    return [
      {
        ...{ by: 'rule' as const, tries, value: rule, among: signals.length },
        signals: own.map(({ id }) => id),
        ...{ inside: now, outside: before, more: difference(before, now) },
        measure: { tries, rules: [rule], narrowed: null },
      },
    ];
  });
}

function byValue(signals: readonly Uncaused[], values: readonly CountedValue[]): Group[] {
  return values.flatMap(({ tries, value, share }) => {
    const by = tryKind(tries).narrows;
    const others = values.filter((other) => other.tries === tries && other.value !== value);
    const outside = {
      hits: others.reduce((sum, { share: { hits } }) => sum + hits, 0),
      of: others.reduce((sum, { share: { of } }) => sum + of, 0),
    };
    if (!by || value === '' || share.of === 0 || outside.of === 0) return [];
    const same = signals.filter(({ rule }) => triesOf(rule) === tries);
    const own = same.filter((signal) => signal.value === value);
    return [
      {
        ...{ by, tries, value, among: same.length },
        signals: own.map(({ id }) => id),
        ...{ inside: share, outside, more: difference(outside, share) },
        measure: {
          tries,
          rules: [...new Set(own.map(({ rule }) => rule))],
          narrowed: { by, to: value },
        },
      },
    ];
  });
}
