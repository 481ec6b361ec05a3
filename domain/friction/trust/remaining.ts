import type { Subject } from '@/domain/activity/events';
import type { RuleName } from '../rules';
import type { Signal } from '../signal';

/** A signal that was raised, and whether somebody found it not to be real. */
export interface Raised {
  rule: RuleName;
  subject: Subject | null;
  episodeAtMs: number;
  isNotReal: boolean;
}

/** How many signals a rule has raised, and how many of them it would have raised by another threshold. */
export interface Counts {
  raised: number;
  notReal: number;
  remain: number;
  remainNotReal: number;
}

export type CountsByRule = Partial<Record<RuleName, Counts>>;

export function noCounts(): Counts {
  return { raised: 0, notReal: 0, remain: 0, remainNotReal: 0 };
}

/**
 * Which of a client's signals would have been raised by other thresholds, which are raised less easily: an episode by those
 * begins while one by these goes on, with the same rule and subject, and not before it.
 * @param lines what the other thresholds raise for the client
 */
export function countRemaining(
  signals: readonly Raised[],
  lines: readonly Signal[],
  counts: CountsByRule,
): void {
  const remaining = new Set<Raised>();
  for (const { rule, subject, episodeStartedAtMs } of lines) {
    const begun = signals
      .filter(
        (each) =>
          each.rule === rule &&
          each.subject?.id === subject?.id &&
          each.episodeAtMs <= episodeStartedAtMs,
      )
      .sort((a, b) => b.episodeAtMs - a.episodeAtMs)[0];
    if (begun) remaining.add(begun);
  }
  for (const signal of signals) {
    const count = (counts[signal.rule] ??= noCounts());
    const remains = remaining.has(signal);
    count.raised += 1;
    count.notReal += Number(signal.isNotReal);
    count.remain += Number(remains);
    count.remainNotReal += Number(remains && signal.isNotReal);
  }
}
