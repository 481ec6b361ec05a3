import { DAY_MS, HOUR_MS, SECOND_MS } from '../settings';

/**
 * How old what is put away is, the youngest first. Something that becomes known late is judged from the youngest that is
 * older than it; nothing is put away that is younger than the first, since what happened within it may still be committing.
 */
const AGES_MS = [90 * SECOND_MS, HOUR_MS, DAY_MS, 30 * DAY_MS] as const;

/** The instants at which to put away what is known by then, on the way from `fromMs` to now; the oldest first. */
export function rungsBetween(fromMs: number, nowMs: number): number[] {
  return AGES_MS.map((age) => nowMs - age)
    .filter((ms) => ms > fromMs)
    .sort((a, b) => a - b);
}

/** Whether something of this instant may be put away by now. */
export function isOldEnough(ms: number, nowMs: number): boolean {
  return nowMs - ms >= AGES_MS[0];
}

/**
 * Which of the instants to go on keeping: for each age the youngest that has reached it, and the oldest that has not, which
 * will take its place. So each age has one that is less than twice as old.
 */
export function rungsToKeep(instants: readonly number[], nowMs: number): number[] {
  const byAge = [...instants].sort((a, b) => b - a);
  const kept = new Set<number>();
  for (const age of AGES_MS) {
    const place = byAge.findIndex((ms) => nowMs - ms >= age);
    const [next, reached] =
      place < 0 ? [byAge.at(-1), undefined] : [byAge[place - 1], byAge[place]];
    if (next !== undefined) kept.add(next);
    if (reached !== undefined) kept.add(reached);
  }
  return byAge.filter((ms) => kept.has(ms));
}
