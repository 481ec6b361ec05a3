import { type Day, daysBetween } from '@/lib/clock';
import type { Share } from './interval';
import { judgeFix, type Judgement } from './verdict';

/** So many days before a fix are held against the days since. */
export const BEFORE_DAYS = 60;

/** What was counted of a cause's tries, before its fix and since; the day itself is neither. */
export type Counts = { before: Share; since: Share };

/** Whether the fix of a cause worked, by its counts. */
export type Loop = Counts &
  Judgement & {
    fixedOn: Day;
    /** The last day that is counted. */
    through: Day;
  };

/** Closes the loop: null while nothing is counted of the time since the fix. */
export function closeLoop(counts: Counts, fixedOn: Day, through: Day | null): Loop | null {
  const sinceDays = through ? daysBetween(fixedOn, through) : 0;
  if (!through || sinceDays < 1) return null;
  return { ...counts, ...judgeFix({ ...counts, sinceDays, through }), fixedOn, through };
}
