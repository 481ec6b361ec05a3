/** So many of so many: of 612 tries 67 went wrong. */
export type Share = { hits: number; of: number };

/** A figure and the bounds between which it lies in 95 of 100 cases. */
export type Interval = { at: number; low: number; high: number };

/** The quantile of the normal distribution that leaves 2.5 % at either end. */
const Z = 1.959963984540054;

/**
 * A proportion with its 95 % interval by Wilson's score method, without correction for continuity: right for small numbers and
 * near 0 and 1, where the usual one is not.
 * @throws RangeError where nothing was tried, or more went wrong than was tried
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212
 */
export function wilson({ hits, of }: Share): Interval {
  if (!(of > 0 && hits >= 0 && hits <= of)) throw new RangeError(`${hits} of ${of} is no share`);
  const at = hits / of;
  const square = Z * Z;
  const middle = 2 * hits + square;
  const reach = Z * Math.sqrt(square + 4 * hits * (1 - at));
  const whole = 2 * (of + square);
  return {
    at,
    // At the ends the root cancels the middle but for what rounding leaves.
    low: hits === 0 ? 0 : (middle - reach) / whole,
    high: hits === of ? 1 : (middle + reach) / whole,
  };
}

/**
 * How much larger the second proportion is than the first, with its 95 % interval by Newcombe's hybrid score method: below 0
 * where there is less of it. Takes the two as independent.
 * @throws RangeError as `wilson`
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 *   Statistics in Medicine 17 (1998), 873-890, method 10
 */
export function difference(first: Share, second: Share): Interval {
  const a = wilson(first);
  const b = wilson(second);
  const at = b.at - a.at;
  return {
    at,
    low: at - Math.hypot(b.at - b.low, a.high - a.at),
    high: at + Math.hypot(b.high - b.at, a.at - a.low),
  };
}
