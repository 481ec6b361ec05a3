/** Chance that is the same each time: one key gives one series, on any machine. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** True in `share` of the cases, 0 to 1. */
  is(share: number): boolean;
  bytes(count: number): Uint8Array;
};

/** The series of a key. Whoever draws from a series of its own changes nobody else's. */
export function chanceOf(key: string): Chance {
  const next = seriesOf(key);
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    is: (share) => next() < share,
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  };
}

/** SFC32, by Chris Doty-Humphrey, seeded by a hash of the key's characters. */
function seriesOf(key: string): () => number {
  const seed = hashOf(key);
  let [a, b, c, count] = [seed(), seed(), seed(), seed()];
  return () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
}

function hashOf(key: string): () => number {
  let hash = 1_779_033_703 ^ key.length;
  for (const character of key) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}
