import { describe, expect, it, test } from 'vitest';
import { difference } from '@/domain/causes/interval';
import { closeLoop } from '@/domain/causes/loop';
import { judgeFix, triesToShowHalf } from '@/domain/causes/verdict';

const judge = (before: [number, number], since: [number, number], sinceDays = 20) =>
  judgeFix({
    before: { hits: before[0], of: before[1] },
    since: { hits: since[0], of: since[1] },
    sinceDays,
    through: '2026-11-22',
  });

describe('a fix', () => {
  test.each([
    ['worked', [60, 612], [20, 392]],
    ['worked', [130, 4106], [4, 1000]],
    ['worse', [10, 500], [40, 500]],
    ['no_change', [400, 10_000], [410, 10_000]],
    ['too_few', [43, 705], [3, 56]],
    ['too_few', [0, 40], [0, 40]],
  ] as const)('%s: of %j before, %j since', (verdict, before, since) => {
    expect(judge([...before], [...since])).toMatchObject({ verdict });
  });

  it('can’t be judged without tries on both sides', () => {
    expect(judge([0, 0], [3, 50])).toEqual({
      verdict: 'too_few',
      difference: null,
      enoughOn: null,
      isPossible: false,
    });
    expect(judge([3, 50], [0, 0])).toMatchObject({ verdict: 'too_few', difference: null });
  });

  it('has the day when there will be enough, at the present rate', () => {
    const { verdict, enoughOn } = judge([43, 705], [3, 56], 8);
    const missing = triesToShowHalf({ hits: 43, of: 705 })! - 56;
    expect(verdict).toBe('too_few');
    const days = (Date.parse(enoughOn!) - Date.parse('2026-11-22')) / 86_400_000;
    expect(days).toBe(Math.ceil(missing / (56 / 8)));
  });

  it('waits for no day that is years off, nor for one that never comes', () => {
    expect(judge([43, 705], [0, 1], 100).enoughOn).toBeNull();
    expect(triesToShowHalf({ hits: 1, of: 10 })).toBeNull();
    expect(judge([1, 10], [1, 10]).enoughOn).toBeNull();
  });
});

test('enough is the fewest tries of which half as many struggles show', () => {
  for (const before of [
    { hits: 60, of: 612 },
    { hits: 22, of: 300 },
    { hits: 400, of: 4_000 },
  ]) {
    const enough = triesToShowHalf(before)!;
    const half = before.hits / before.of / 2;
    expect(difference(before, { hits: half * enough, of: enough }).high).toBeLessThan(0);
    const fewer = enough - 1;
    expect(difference(before, { hits: half * fewer, of: fewer }).high).toBeGreaterThanOrEqual(0);
  }
});

test('nothing is said until a day after the fix is counted', () => {
  const counts = { before: { hits: 5, of: 50 }, since: { hits: 0, of: 0 } };
  expect(closeLoop(counts, '2026-11-20', null)).toBeNull();
  expect(closeLoop(counts, '2026-11-20', '2026-11-20')).toBeNull();
  expect(closeLoop(counts, '2026-11-20', '2026-11-21')).toMatchObject({
    verdict: 'too_few',
    through: '2026-11-21',
  });
});
