import { DAY_MS, HOUR_MS } from './task';

/**
 * What has to be looked at again where events since `fromMs` are new. A try lasts a day at most (its rules fall silent
 * before that), so that none that began earlier than a day before can be another now; and what was going on when that day
 * began shows in the day before it.
 */
export function windowOf(fromMs: number): { replaceFromMs: number; readFromMs: number } {
  const replaceFromMs = fromMs - DAY_MS - HOUR_MS;
  return { replaceFromMs, readFromMs: replaceFromMs - DAY_MS - HOUR_MS };
}
