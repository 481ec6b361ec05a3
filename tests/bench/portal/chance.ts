/** Chance enough to spread what a bench makes, and the same everywhere. */
export interface Chance {
  /** From 0 up to, not with, 1. */
  next: () => number;
  hex: (digits: number) => string;
}

/** A linear congruential generator: the same seed gives the same file. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return { next, hex };
}
