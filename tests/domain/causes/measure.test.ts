import { describe, expect, it, test } from 'vitest';
import { measureText, NARROWED_TO, readMeasure } from '@/domain/causes/measure';
import { suggestMeasure } from '@/domain/causes/suggest-measure';
import { NARROWINGS, TRIES, TRY_NAMES, triesOf, tryKind } from '@/domain/causes/tries';
import { RULE_NAMES } from '@/domain/friction/rules';

test('every rule is of one kind of tries', () => {
  const rules = Object.values(TRIES).flatMap(({ rules: own }) => [...own]);
  expect(rules.sort()).toEqual([...RULE_NAMES].sort());
  for (const rule of RULE_NAMES) expect(tryKind(triesOf(rule)).rules).toContain(rule);
});

describe('a measure', () => {
  it('is what the form says, and says the same again', () => {
    for (const measured of [...RULE_NAMES, ...TRY_NAMES]) {
      const measure = readMeasure({ measured, where: '' });
      const again = readMeasure(measureText(measure));
      expect(again).toEqual(measure);
    }
    for (const by of NARROWINGS) {
      const tries = TRY_NAMES.find((name) => tryKind(name).narrows === by)!;
      for (const to of NARROWED_TO[by]) {
        const text = { measured: tries, where: `${by}:${to}` };
        expect(readMeasure(text)).toMatchObject({ tries, narrowed: { by, to } });
        expect(readMeasure(measureText(readMeasure(text)))).toEqual(readMeasure(text));
      }
    }
  });

  it('is none where nothing is said', () => {
    expect(readMeasure({ measured: '', where: '' })).toBeNull();
    expect(measureText(null)).toEqual({ measured: '', where: '' });
  });

  test.each([
    ['', 'page:/search', 'measured'],
    ['invented', '', 'measured'],
    ['toString', '', 'measured'],
    ['search_empty', 'page:/search', 'where'],
    ['error_hit', 'category:tax', 'where'],
    ['error_hit', 'page:no path', 'where'],
    ['payment_failed', 'amount:enormous', 'where'],
    ['payment_failed', 'amount', 'where'],
    ['error_hit', 'constructor:/', 'where'],
  ])('%j with %j is refused at %s', (measured, where, field) => {
    expect(() => readMeasure({ measured, where })).toThrow(
      expect.objectContaining({ code: 'invalid', fields: { [field]: expect.any(String) } }),
    );
  });
});

describe('a measure is guessed', () => {
  it('from the kind of tries that most signals speak of', () => {
    expect(
      suggestMeasure([
        { rule: 'search_empty', page: null },
        { rule: 'payment_failed', page: null },
        { rule: 'checkout_abandoned', page: null },
      ]),
    ).toEqual({
      tries: 'payment',
      rules: ['payment_failed', 'checkout_abandoned'],
      narrowed: null,
    });
  });

  it('with the page that all of them were on', () => {
    const on = (page: string) => ({ rule: 'error_hit', page }) as const;
    expect(suggestMeasure([on('/documents'), on('/documents')])?.narrowed).toEqual({
      by: 'page',
      to: '/documents',
    });
    expect(suggestMeasure([on('/documents'), on('/')])?.narrowed).toBeNull();
  });

  it('from nothing not at all', () => {
    expect(suggestMeasure([])).toBeNull();
  });
});
