import { RULE_NAMES, type RuleName } from '../friction/rules';
import type { Measure } from './measure';
import { TRY_NAMES, triesOf, tryKind } from './tries';

/** A signal, as far as a measure is guessed from it. */
export type Told = { rule: RuleName; page: string | null };

/**
 * What a cause of these signals is best measured by: the kind of tries that most of them speak of, their rules of it, and the
 * page, where all of them were on one. Null for no signals.
 */
export function suggestMeasure(signals: readonly Told[]): Measure | null {
  const counts = TRY_NAMES.map((tries) => ({
    tries,
    of: signals.filter(({ rule }) => triesOf(rule) === tries),
  }));
  const most = counts.reduce((best, each) => (each.of.length > best.of.length ? each : best));
  if (most.of.length === 0) return null;
  const rules = RULE_NAMES.filter((name) => most.of.some(({ rule }) => rule === name));
  const pages = new Set(most.of.map(({ page }) => page));
  const [page] = pages;
  const isOnOne = tryKind(most.tries).narrows === 'page' && pages.size === 1 && page;
  return { tries: most.tries, rules, narrowed: isOnOne ? { by: 'page', to: page } : null };
}
