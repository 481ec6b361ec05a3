import { expect, it, test } from 'vitest';
import { type CountedValue, groupSignals, type Uncaused } from '@/domain/causes/groups';

const at = (value: string, count: number, from = 0): Uncaused[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `${value} ${from + place}`,
    rule: 'error_hit' as const,
    value,
  }));

const counted = (value: string, hits: number, of: number): CountedValue => ({
  tries: 'page',
  value,
  share: { hits, of },
});

it('puts what is furthest out of proportion first, and says by how much', () => {
  const signals = [...at('/invoices/pay', 9), ...at('/documents', 3), ...at('/', 2)];
  const groups = groupSignals(
    signals,
    [counted('/invoices/pay', 9, 300), counted('/documents', 3, 900), counted('/', 2, 1400)],
    [{ rule: 'error_hit', now: { hits: 14, of: 2600 }, before: { hits: 15, of: 2500 } }],
  );
  expect(groups[0]).toMatchObject({
    value: '/invoices/pay',
    among: 14,
    inside: { hits: 9, of: 300 },
    outside: { hits: 5, of: 2300 },
    measure: { tries: 'page', rules: ['error_hit'], narrowed: { by: 'page', to: '/invoices/pay' } },
  });
  expect(groups[0]?.signals).toHaveLength(9);
  expect(groups[0]?.more.low).toBeGreaterThan(0);
  expect(groups.slice(1).every(({ more }) => more.low <= 0)).toBe(true);
});

it('does not put two of ten before twenty of a hundred', () => {
  const groups = groupSignals(
    [...at('/small', 2), ...at('/large', 20)],
    [counted('/small', 2, 10), counted('/large', 20, 100), counted('/', 0, 5000)],
    [],
  );
  expect(groups.map(({ value }) => value)).toEqual(['/large', '/small']);
});

it('tells a rule that speaks more often than it did', () => {
  const [group] = groupSignals(
    at('', 12),
    [],
    [{ rule: 'error_hit', now: { hits: 12, of: 100 }, before: { hits: 5, of: 100 } }],
  );
  expect(group).toMatchObject({ by: 'rule', value: 'error_hit', among: 12 });
  expect(group?.more.at).toBeCloseTo(0.07, 12);
  expect(group?.measure).toEqual({ tries: 'page', rules: ['error_hit'], narrowed: null });
});

test('one alone, and what can’t be held against anything, is no group', () => {
  expect(groupSignals(at('/', 1), [counted('/', 1, 10), counted('/x', 0, 10)], [])).toEqual([]);
  expect(groupSignals(at('/', 4), [counted('/', 4, 10)], [])).toEqual([]);
  expect(groupSignals(at('', 4), [counted('', 4, 10), counted('/x', 0, 10)], [])).toEqual([]);
  const rule = { rule: 'error_hit' as const, now: { hits: 4, of: 9 }, before: { hits: 0, of: 0 } };
  expect(groupSignals(at('/', 4), [], [rule])).toEqual([]);
});
