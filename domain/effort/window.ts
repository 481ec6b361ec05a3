import { DAY_MS } from './task';

/** A try lasts no longer than a visit and the day after it, and a visit no longer than a day. */
const LONGEST_MS = 2 * DAY_MS;

/**
 * What has to be looked at again where events since `fromMs` are new: no try that began before the window can be another
 * now, and what was going on when the window began shows in as long a time before it.
 */
export function windowOf(fromMs: number): { replaceFromMs: number; readFromMs: number } {
  return { replaceFromMs: fromMs - LONGEST_MS, readFromMs: fromMs - 2 * LONGEST_MS };
}
