import { addDays, type Day } from '@/lib/clock';
import { difference, type Interval, type Share } from './interval';

/** Whether a fix worked. */
export type Verdict = 'worked' | 'no_change' | 'worse' | 'too_few';

/** What is known of a fix by now. */
export type Judgement = {
  verdict: Verdict;
  /** Of the share after the fix over that before it; null while either has no tries. */
  difference: Interval | null;
  /** When there will be enough at the present rate; null where there are, or where it can't be told or takes years. */
  enoughOn: Day | null;
  /** Whether there can ever be enough: too few before a fix don't become more. */
  isPossible: boolean;
};

/** What is judged: tries before a fix and since, and on how many days the latter were made. */
export type Counted = { before: Share; since: Share; sinceDays: number; through: Day };

/** A day that is further off is none to wait for. */
const LONGEST_WAIT_DAYS = 730;
const MOST_TRIES = 10_000_000;

/**
 * The verdict on a fix, from the 95 % interval of the difference. Outside of 0 it worked, or made it worse. Round 0 there is
 * no change if half as many struggles would have shown by now, and too few to tell otherwise.
 */
export function judgeFix({ before, since, sinceDays, through }: Counted): Judgement {
  if (before.of === 0 || since.of === 0) {
    const isPossible = before.of > 0 && triesToShowHalf(before) !== null;
    return { verdict: 'too_few', difference: null, enoughOn: null, isPossible };
  }
  const found = { difference: difference(before, since), enoughOn: null, isPossible: true };
  if (found.difference.high < 0) return { ...found, verdict: 'worked' };
  if (found.difference.low > 0) return { ...found, verdict: 'worse' };
  const needed = triesToShowHalf(before);
  if (needed !== null && since.of >= needed) return { ...found, verdict: 'no_change' };
  return {
    ...found,
    verdict: 'too_few',
    isPossible: needed !== null,
    enoughOn: needed === null ? null : dayOf(needed - since.of, since.of / sinceDays, through),
  };
}

/**
 * After how many tries a share of half that before would lie outside of 0; null where it never would, since there were too few
 * before. Found by halving: more tries never widen the interval.
 */
export function triesToShowHalf(before: Share): number | null {
  const half = before.hits / before.of / 2;
  const shows = (of: number) => difference(before, { hits: half * of, of }).high < 0;
  if (!shows(MOST_TRIES)) return null;
  let [few, many] = [0, MOST_TRIES];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (shows(middle)) many = middle;
    else few = middle;
  }
  return many;
}

function dayOf(missing: number, triesPerDay: number, through: Day): Day | null {
  const days = Math.ceil(missing / triesPerDay);
  return days <= LONGEST_WAIT_DAYS ? addDays(through, days) : null;
}
