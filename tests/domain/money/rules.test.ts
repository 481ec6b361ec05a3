import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftLine, draftAmounts } from '@/domain/invoices/draft-input';
import {
  allocate,
  currencyExponent,
  formatMoney,
  MAX_AMOUNT_MINOR,
  money,
  multiplyQuantity,
  parseMoney,
  toDecimal,
  withinLimit,
} from '@/lib/money';

/** How often each rule is tried; the seed that a failure tells replays it. */
const CASES = { numRuns: 2_000 };

const amountMinor = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const line = fc
  .record({
    unitMinor: fc.bigInt({ min: -(10n ** 7n), max: 10n ** 8n }),
    quantityMilli: fc.bigInt({ min: 1n, max: 10n ** 6n }),
  })
  .map((figures): DraftLine => ({ ...figures, description: 'Work', detail: null }));

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

describe('a bill', () => {
  it('comes to the sum of its lines as they are shown, each rounded by itself', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), (lines) => {
        const exact = lines.map(({ unitMinor, quantityMilli }) => unitMinor * quantityMilli);
        fc.pre(sum(exact) >= 0n);
        fc.pre(sum(lines.map((one) => multiplyQuantity(one.unitMinor, one.quantityMilli))) >= 0n);
        const { amountsMinor, totalMinor, taxes } = draftAmounts(
          { currency: 'USD', lines },
          new Map(),
        );
        expect(totalMinor).toBe(sum(amountsMinor));
        expect(taxes).toEqual([]);
        amountsMinor.forEach((amount, place) => {
          const away = amount * 1000n - (exact[place] ?? 0n);
          expect(away <= 500n && away >= -500n).toBe(true);
        });
      }),
      CASES,
    );
  });

  it.each([
    ['three times a third of a hundred is a cent short of it', [[3_333n, 3_000n]], [9_999n]],
    [
      'three lines of a third are the same',
      [
        [3_333n, 1_000n],
        [3_333n, 1_000n],
        [3_333n, 1_000n],
      ],
      [3_333n, 3_333n, 3_333n],
    ],
    [
      'half of a cent is a cent, either side of zero',
      [
        [1n, 500n],
        [-1n, 500n],
        [3n, 500n],
      ],
      [1n, -1n, 2n],
    ],
    [
      'less than half is nothing',
      [
        [1n, 499n],
        [1n, 1n],
        [100n, 4n],
      ],
      [0n, 0n, 0n],
    ],
  ])('%s', (_what, lines, amounts) => {
    const rows = lines.map(([unitMinor = 0n, quantityMilli = 0n]) => ({
      description: 'Work',
      detail: null,
      unitMinor,
      quantityMilli,
    }));
    expect(draftAmounts({ currency: 'USD', lines: rows }, new Map()).amountsMinor).toEqual(amounts);
  });
});

describe('a half of the smallest unit', () => {
  it('goes away from zero, whatever the price', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), (half) => {
        const odd = 2n * half + 1n;
        expect(multiplyQuantity(odd, 500n)).toBe(half + 1n);
        expect(multiplyQuantity(-odd, 500n)).toBe(-half - 1n);
        expect(multiplyQuantity(odd, 499n)).toBe((odd * 499n + 500n) / 1000n);
      }),
      CASES,
    );
  });

  it.each([
    // $0.01 x 0.5 = $0.005; 1.005 and 8.345 are the two that floats get wrong; ¥1 x 1.5; 0.001 KWD x 0.5.
    [1n, 500n, 1n],
    [201n, 500n, 101n],
    [1_669n, 500n, 835n],
    [1n, 1_500n, 2n],
    [5n, 100n, 1n],
    [5n, 99n, 0n],
  ])('%s times %s thousandths is %s', (unit, quantity, amount) => {
    expect(multiplyQuantity(unit, quantity)).toBe(amount);
  });
});

describe('sharing out', () => {
  it('adds up, and equal weights are never more than a unit apart', () => {
    const shares = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(amountMinor, shares, (amount, count) => {
        const parts = allocate(
          amount,
          Array.from({ length: count }, () => 1n),
        );
        expect(sum(parts)).toBe(amount);
        const [low, high] = parts.reduce(
          ([least, most], part) => [part < least ? part : least, part > most ? part : most],
          [parts[0]!, parts[0]!],
        );
        expect(high - low <= 1n).toBe(true);
      }),
      CASES,
    );
  });

  it('a hundred in three is a cent more for the first', () => {
    expect(allocate(10_000n, [1n, 1n, 1n])).toEqual([3_334n, 3_333n, 3_333n]);
  });
});

describe('what somebody writes', () => {
  it.each([
    ['1.234,56', 'EUR', 'de', 123_456n],
    ['1,234.56', 'EUR', 'de', 123_456n],
    ['1.234,56', 'USD', 'en', 123_456n],
    ['1,234.56', 'USD', 'en', 123_456n],
    // One separator alone is what it is in the locale.
    ['1.234', 'EUR', 'de', 123_400n],
    ['1,234', 'USD', 'en', 123_400n],
    ['1,23', 'EUR', 'de', 123n],
    ['1.23', 'USD', 'en', 123n],
    ['1.234', 'JPY', 'de', 1_234n],
    ['1,234', 'JPY', 'en', 1_234n],
    ['1.234', 'KWD', 'en', 1_234n],
    ['1,234', 'KWD', 'de', 1_234n],
    ['1.234,567', 'KWD', 'de', 1_234_567n],
  ])('%s in %s (%s) is %s', (text, currency, locale, amount) => {
    expect(parseMoney(text, currency, locale)).toEqual({ amountMinor: amount, currency });
  });

  it.each([
    ['1.5', 'JPY', 'en', 'errors.money_decimals'],
    ['1.2345', 'KWD', 'en', 'errors.money_decimals'],
    ['1.005', 'USD', 'en', 'errors.money_decimals'],
    ['90071992547409.93', 'USD', 'en', 'errors.amount_too_large'],
    ['9007199254740993', 'JPY', 'en', 'errors.amount_too_large'],
  ])('%s in %s is refused, never rounded', (text, currency, locale, messageKey) => {
    expect(() => parseMoney(text, currency, locale)).toThrow(
      expect.objectContaining({ messageKey }),
    );
  });

  it('is read back from what is shown, with 0, 2 and 3 decimals, in every locale', () => {
    const currency = fc.constantFrom('JPY', 'USD', 'EUR', 'KWD', 'BHD', 'KRW');
    const locale = fc.constantFrom(
      'en',
      'en-US',
      'de',
      'de-CH',
      'fr',
      'es',
      'ja',
      'ar-EG',
      'en-IN',
    );
    fc.assert(
      fc.property(amountMinor, currency, locale, (amount, code, inLocale) => {
        const shown = formatMoney({ amountMinor: amount, currency: code }, inLocale);
        expect(parseMoney(shown, code, inLocale, { negative: true }).amountMinor).toBe(amount);
        const decimal = toDecimal({ amountMinor: amount, currency: code });
        const digits = decimal.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1');
        expect(BigInt(digits)).toBe(amount);
        expect((decimal.split('.')[1] ?? '').length).toBe(currencyExponent(code));
      }),
      CASES,
    );
  });
});

describe('the limit', () => {
  it.each([2n ** 53n, 2n ** 53n + 1n, 2n ** 53n - 1n, MAX_AMOUNT_MINOR + 1n, -(2n ** 53n) - 1n])(
    'refuses %s, where a float would begin to lie or before',
    (amount) => {
      const tooLarge = expect.objectContaining({ messageKey: 'errors.amount_too_large' });
      expect(() => withinLimit(amount)).toThrow(tooLarge);
      expect(() => money(amount, 'USD')).toThrow(tooLarge);
      expect(() => multiplyQuantity(amount, 1_000n)).toThrow(tooLarge);
    },
  );

  it('lets nothing through that is not exact as a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), (amount) => {
        const size = amount < 0n ? -amount : amount;
        if (size > MAX_AMOUNT_MINOR) expect(() => withinLimit(amount)).toThrow();
        else expect(BigInt(Number(withinLimit(amount)))).toBe(amount);
      }),
      CASES,
    );
  });
});
