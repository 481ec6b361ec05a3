/** Things by name, the old ones of which are forgotten now and then: plain data. */
export interface Forgetful<T> {
  byKey: Map<string, T>;
  sweptAtMs: number;
}

/** Fewer cost nothing to keep. */
const SWEEP_FROM = 8;

export function nothingYet<T>(): Forgetful<T> {
  return { byKey: new Map(), sweptAtMs: -Infinity };
}

/**
 * Drops what is over, looking through all of it once in `everyMs` at most: however many different things somebody makes
 * up, each costs the same.
 */
export function forgetOver<T>(
  kept: Forgetful<T>,
  nowMs: number,
  everyMs: number,
  isOver: (each: T) => boolean,
): void {
  if (kept.byKey.size < SWEEP_FROM || nowMs - kept.sweptAtMs < everyMs) return;
  kept.sweptAtMs = nowMs;
  for (const [key, each] of kept.byKey) if (isOver(each)) kept.byKey.delete(key);
}
