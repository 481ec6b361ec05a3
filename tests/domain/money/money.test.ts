import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortalError } from '@/lib/errors';
import {
  allocate,
  currencyExponent,
  currencySymbol,
  formatFigure,
  formatMoney,
  formatMoneyList,
  isCurrency,
  MAX_AMOUNT_MINOR,
  money,
  multiplyQuantity,
  parseMoney,
  sumByCurrency,
  toDecimal,
} from '@/lib/money';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'KWD', 'CHF', 'CAD'];
const LOCALES = ['en', 'en-GB', 'de', 'fr', 'de-CH', 'ja', 'ar-EG', 'en-IN'];

const amountMinor = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const currency = fc.constantFrom(...CURRENCIES);
const locale = fc.constantFrom(...LOCALES);

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PortalError) return error.messageKey.replace('errors.', '');
    throw error;
  }
  return 'nothing was refused';
}

describe('formatMoney', () => {
  it.each([
    [100_000n, 'USD', 'en', '$1,000.00'],
    [38_000n, 'EUR', 'en', '€380.00'],
    [184_000n, 'JPY', 'en', '¥184,000'],
    [1_234_567n, 'KWD', 'en', 'KWD\u00a01,234.567'],
    [-84_000n, 'USD', 'en', '\u2212$840.00'],
    [5n, 'GBP', 'en', '£0.05'],
    [-5n, 'GBP', 'en', '\u2212£0.05'],
    [0n, 'USD', 'en', '$0.00'],
    [100_000n, 'CAD', 'en', 'CA$1,000.00'],
    [100_000n, 'CAD', 'en-CA', '$1,000.00'],
    [100_000n, 'USD', 'en-CA', 'US$1,000.00'],
    [123_456n, 'EUR', 'de', '€1.234,56'],
  ])('writes %s %s in %s as %s', (amount, code, inLocale, text) => {
    expect(formatMoney({ amountMinor: amount, currency: code }, inLocale)).toBe(text);
  });

  it('loses nothing at the limit', () => {
    expect(formatMoney({ amountMinor: MAX_AMOUNT_MINOR - 1n, currency: 'USD' }, 'en')).toBe(
      '$9,999,999,999.99',
    );
  });

  it('never holds a place at which a line may break', () => {
    fc.assert(
      fc.property(amountMinor, currency, locale, (amount, code, inLocale) => {
        expect(formatMoney({ amountMinor: amount, currency: code }, inLocale)).not.toMatch(
          /[ \u2009\u202f]/,
        );
      }),
    );
  });

  it('joins several currencies without adding them up', () => {
    expect(formatMoneyList([money(124_500n, 'USD'), money(38_000n, 'EUR')], 'en')).toBe(
      '$1,245.00 and €380.00',
    );
  });
});

describe('parseMoney', () => {
  it.each([
    ['1,840', 'USD', 'en', 184_000n],
    ['1,840.00', 'USD', 'en', 184_000n],
    ['1.840,00', 'USD', 'en', 184_000n],
    ['1 840,00', 'EUR', 'en', 184_000n],
    ['1\u202f840,00\u00a0€', 'EUR', 'fr', 184_000n],
    ["1'840.50", 'CHF', 'en', 184_050n],
    ['1’840.50', 'CHF', 'de-CH', 184_050n],
    ['¥184,000', 'JPY', 'en', 184_000n],
    ['￥１８４，０００', 'JPY', 'ja', 184_000n],
    ['١٬٨٤٠٫٥٠', 'EUR', 'ar-EG', 184_050n],
    ['१,८४०', 'INR', 'en-IN', 184_000n],
    ['1,84,000.5', 'INR', 'en-IN', 18_400_050n],
    ['$ 12.5', 'USD', 'en', 1_250n],
    ['usd 12', 'USD', 'en', 1_200n],
    ['12 USD', 'USD', 'en', 1_200n],
    ['$100', 'CAD', 'en', 10_000n],
    ['.50', 'USD', 'en', 50n],
    ['0012', 'USD', 'en', 1_200n],
    ['12,5', 'USD', 'en', 1_250n],
    ['1,234,567', 'USD', 'en', 123_456_700n],
    ['1.840', 'EUR', 'de', 184_000n],
    ['1.840', 'KWD', 'en', 1_840n],
    ['1,840', 'KWD', 'en', 1_840_000n],
  ])('reads %s in %s (%s)', (text, code, inLocale, amount) => {
    expect(parseMoney(text, code, inLocale)).toEqual({ amountMinor: amount, currency: code });
  });

  it.each([
    ['', 'money_empty'],
    ['  ', 'money_empty'],
    ['12.345', 'money_decimals'],
    ['1.840', 'money_decimals'],
    ['0,840', 'money_decimals'],
    ['-5', 'money_negative'],
    ['\u22125', 'money_negative'],
    ['€12', 'money_other_currency'],
    ['CA$12', 'money_other_currency'],
    ['twelve', 'money_unreadable'],
    ['12 50', 'money_unreadable'],
    ['1,84', 'nothing was refused'],
    ['1,8400', 'money_decimals'],
    ['1,840,00', 'money_unreadable'],
    ['1.2.3', 'money_unreadable'],
    ['12.', 'money_unreadable'],
    ['(12)', 'money_unreadable'],
    ['1e3', 'money_unreadable'],
    ['12%', 'money_unreadable'],
    ['9'.repeat(500), 'money_unreadable'],
    ['10,000,000,000.01', 'amount_too_large'],
  ])('answers %s with %s', (text, key) => {
    expect(refusal(() => parseMoney(text, 'USD', 'en'))).toBe(key);
  });

  it('refuses decimals where the currency has none', () => {
    expect(refusal(() => parseMoney('184.5', 'JPY', 'en'))).toBe('money_decimals');
  });

  it('says which field is wrong, with an example', () => {
    try {
      parseMoney('x', 'JPY', 'en', { field: 'total' });
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid',
        fields: { total: 'errors.money_unreadable' },
        values: { decimals: 0, example: '1,840,000' },
      });
    }
    expect.assertions(1);
  });

  it('reads back everything that formatMoney writes', () => {
    fc.assert(
      fc.property(amountMinor, currency, locale, (amount, code, inLocale) => {
        const written = formatMoney({ amountMinor: amount, currency: code }, inLocale);
        expect(parseMoney(written, code, inLocale, { negative: true }).amountMinor).toBe(amount);
      }),
    );
  });

  it('never throws anything but a sentence for a person', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), currency, locale, (text, code, inLocale) => {
        expect(refusal(() => parseMoney(text, code, inLocale))).not.toBe('');
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,' -]{0,12}$/), currency, (text, code) => {
        expect(refusal(() => parseMoney(text, code, 'en'))).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('amounts', () => {
  it('knows 0, 2 and 3 decimals and refuses the rest', () => {
    expect(['JPY', 'USD', 'KWD'].map(currencyExponent)).toEqual([0, 2, 3]);
    expect(['CLF', 'usd', 'XYZ1', '', 'QQQ'].filter(isCurrency)).toEqual([]);
    expect(refusal(() => currencyExponent('ZZZ'))).toBe('currency_unknown');
  });

  it('refuses more than 10^12 either side of zero', () => {
    expect(money(MAX_AMOUNT_MINOR, 'USD').amountMinor).toBe(MAX_AMOUNT_MINOR);
    expect(refusal(() => money(MAX_AMOUNT_MINOR + 1n, 'USD'))).toBe('amount_too_large');
    expect(refusal(() => money(-MAX_AMOUNT_MINOR - 1n, 'USD'))).toBe('amount_too_large');
  });

  it('sums each currency apart, in order of appearance', () => {
    expect(
      sumByCurrency([money(100_000n, 'USD'), money(38_000n, 'EUR'), money(24_500n, 'USD')]),
    ).toEqual([money(124_500n, 'USD'), money(38_000n, 'EUR')]);
    expect(sumByCurrency([])).toEqual([]);
  });

  it('writes exact decimals', () => {
    expect(toDecimal(money(-5n, 'USD'))).toBe('-0.05');
    expect(toDecimal(money(184_000n, 'JPY'))).toBe('184000');
    expect(formatFigure(money(-184_000n, 'USD'), 'en')).toBe('1,840.00');
    expect(currencySymbol('EUR', 'en')).toBe('€');
  });
});

describe('allocate', () => {
  it('gives what is left to the largest remainders, the first of equals first', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(allocate(7n, [0n, 3n, 1n])).toEqual([0n, 5n, 2n]);
  });

  it('adds up to the whole, and no part is a unit away from its share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(amountMinor, weights, (amount, list) => {
        const parts = allocate(amount, list);
        const whole = list.reduce((sum, weight) => sum + weight, 0n);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        parts.forEach((part, place) => {
          const away = part * whole - amount * (list[place] ?? 0n);
          expect(away < whole && away > -whole).toBe(true);
        });
      }),
    );
  });

  it.each([[[]], [[0n, 0n]], [[1n, -1n, 5n]]])('refuses the weights %s', (list) => {
    expect(() => allocate(1n, list)).toThrow(RangeError);
  });
});

describe('multiplyQuantity', () => {
  it.each([
    [48_000n, 3_000n, 144_000n],
    [1n, 500n, 1n],
    [-1n, 500n, -1n],
    [1n, 499n, 0n],
    [333n, 1_500n, 500n],
    [12_345n, -1_000n, -12_345n],
  ])('%s times %s thousandths is %s', (unit, quantity, result) => {
    expect(multiplyQuantity(unit, quantity)).toBe(result);
  });

  it('is never half a unit or more away, and is even about zero', () => {
    const unit = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n });
    const quantity = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n });
    fc.assert(
      fc.property(unit, quantity, (price, count) => {
        const away = 2n * (multiplyQuantity(price, count) * 1000n - price * count);
        expect(away <= 1000n && away >= -1000n).toBe(true);
        expect(multiplyQuantity(-price, count)).toBe(-multiplyQuantity(price, count));
      }),
    );
  });

  it('refuses a product above the limit', () => {
    expect(refusal(() => multiplyQuantity(10n ** 9n, 10n ** 9n))).toBe('amount_too_large');
  });
});
