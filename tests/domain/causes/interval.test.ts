import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, wilson } from '@/domain/causes/interval';

const four = (figure: number) => Math.round(figure * 1e4) / 1e4;

/**
 * Wilson's intervals as R. G. Newcombe prints them: "Two-sided confidence intervals for the single proportion: comparison of
 * seven methods", Statistics in Medicine 17 (1998), 857-872, table I, method 3.
 */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('of %i in %i the share lies where the literature says', (hits, of, low, high) => {
  const found = wilson({ hits, of });
  expect([four(found.low), four(found.high)]).toEqual([low, high]);
  expect(found.at).toBe(hits / of);
});

/** As Newcombe prints method 10: Statistics in Medicine 17 (1998), 873-890, table II. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%i in %i is more than %i in %i by what the literature says', (a, m, b, n, low, high) => {
  const found = difference({ hits: b, of: n }, { hits: a, of: m });
  expect([four(found.low), four(found.high)]).toEqual([low, high]);
});

describe('whatever the numbers', () => {
  const share = fc
    .record({
      of: fc.integer({ min: 1, max: 5000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ of, part }) => ({ hits: Math.round(of * part), of }));

  it('an interval holds its figure, and stays in its bounds', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const one = wilson(a);
        expect(one.low).toBeLessThanOrEqual(one.at + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.at - 1e-12);
        expect(Math.min(one.low, 1 - one.high)).toBeGreaterThanOrEqual(-1e-12);
        const both = difference(a, b);
        expect(both.low).toBeLessThanOrEqual(both.at + 1e-12);
        expect(both.high).toBeGreaterThanOrEqual(both.at - 1e-12);
        expect(Math.min(both.low + 1, 1 - both.high)).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('the other way round is the same with the other sign', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const there = difference(a, b);
        const back = difference(b, a);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.high).toBeCloseTo(-there.low, 12);
      }),
    );
  });
});

test.each([
  [0, 0],
  [3, 2],
  [-1, 5],
  [Number.NaN, 5],
])('%f of %f is no share', (hits, of) => {
  expect(() => wilson({ hits, of })).toThrow(RangeError);
});
