import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedSums } from '@/components/invoices/typed-lines';
import { typedWork } from '@/components/invoices/typed-draft';
import { draftAmounts, type DraftLine } from '@/domain/invoices/draft-input';
import { invoiceTotals } from '@/domain/paper/invoice-totals';
import { PortalError } from '@/lib/errors';
import { currencyExponent, MAX_AMOUNT_MINOR, parseMoney } from '@/lib/money';
import { formatRate, parseRate, sumBill, taxOf, type TaxRate } from '@/lib/tax';
import { translator } from '@/lib/translator';

/** How often each rule is tried; the seed that a failure tells replays it. */
const CASES = { numRuns: 2_500 };

const washington: TaxRate = { id: 'a', name: 'Sales tax, Washington', rateMilli: 10_350 };
const half: TaxRate = { id: 'b', name: 'Half', rateMilli: 50_000 };
const nothing: TaxRate = { id: 'c', name: 'Exempt', rateMilli: 0 };

function refusal(work: () => unknown): Pick<PortalError, 'messageKey' | 'fields'> {
  try {
    work();
  } catch (error) {
    if (error instanceof PortalError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

const on = (rate: TaxRate | null, ...amounts: bigint[]) =>
  amounts.map((amountMinor) => ({ amountMinor, rate }));

describe('the tax of a bill', () => {
  it.each([
    ['of software at cost', 3_800n, 10_350, 393n],
    ['a tie, away from zero', 1n, 50_000, 1n],
    ['a tie of what is taken off, away from zero', -1n, 50_000, -1n],
    ['half a cent, 0.005', 10n, 5_000, 1n],
    ['just under half a cent', 100n, 499, 0n],
    ['just over half a cent', 100n, 501, 1n],
    ['yen', 184_000n, 10_000, 18_400n],
    ['yen and a half', 5n, 10_000, 1n],
    ['fils', 1_234_567n, 5_000, 61_728n],
    ['nothing', 3_800n, 0, 0n],
    ['all of it', 3_800n, 100_000, 3_800n],
    ['the largest amount', MAX_AMOUNT_MINOR, 99_999, 999_990_000_000n],
  ])('%s', (_name, baseMinor, rateMilli, taxMinor) => {
    expect(taxOf(baseMinor, rateMilli)).toBe(taxMinor);
  });

  it('is taken of the sum of its lines, and rounded once', () => {
    // Line by line it would be 3 x 0.01 of tax on 0.03.
    expect(sumBill(on(half, 1n, 1n, 1n)).taxes).toMatchObject([{ baseMinor: 3n, taxMinor: 2n }]);
  });

  it('stands in the order in which lines first have it', () => {
    const lines = [
      ...on(null, 62_000n),
      ...on(half, 100n),
      ...on(washington, 3_800n),
      ...on(half, -40n),
      ...on(nothing, 500n),
    ];
    expect(sumBill(lines)).toEqual({
      linesMinor: 66_360n,
      taxes: [
        { name: 'Half', rateMilli: 50_000, baseMinor: 60n, taxMinor: 30n },
        { name: 'Sales tax, Washington', rateMilli: 10_350, baseMinor: 3_800n, taxMinor: 393n },
        { name: 'Exempt', rateMilli: 0, baseMinor: 500n, taxMinor: 0n },
      ],
      totalMinor: 66_783n,
    });
  });

  it('of two rates that are called the same stays apart', () => {
    const before = { ...washington, id: 'z', rateMilli: 10_250 };
    expect(sumBill([...on(washington, 100n), ...on(before, 100n)]).taxes).toHaveLength(2);
  });

  it('that takes the total above the limit is refused, and its line is named where it alone is too much', () => {
    expect(sumBill(on(null, MAX_AMOUNT_MINOR)).totalMinor).toBe(MAX_AMOUNT_MINOR);
    expect(refusal(() => sumBill(on(washington, MAX_AMOUNT_MINOR))).messageKey).toBe(
      'errors.amount_too_large',
    );
    const over = [...on(null, -5n), ...on(washington, MAX_AMOUNT_MINOR, 1n)];
    expect(refusal(() => sumBill(over)).fields).toEqual({
      'lines.1.tax': 'errors.amount_too_large',
    });
  });
});

/** Lines as they are written: their amount in minor units, what is taken off among them, and one of three rates or none. */
const written = fc.record({
  unitMinor: fc.bigInt({ min: -(10n ** 7n), max: 10n ** 9n }),
  quantityMilli: fc.bigInt({ min: 1n, max: 100_000n }),
  rate: fc.constantFrom(0, 1, 2, null),
});
const rateMilli = fc.integer({ min: 0, max: 100_000 });
const bill = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  locale: fc.constantFrom('en-US', 'de', 'fr', 'ja'),
  rates: fc.tuple(rateMilli, rateMilli, rateMilli),
  lines: fc.array(written, { minLength: 1, maxLength: 30 }),
});

describe('lines + tax = total', () => {
  it('in what is kept, in what the editor shows, and on the paper, whatever the bill', () => {
    fc.assert(
      fc.property(bill, ({ currency, locale, rates, lines }) => {
        const taxes = rates.map((milli, place) => ({
          id: `tx_${place}`,
          name: `Tax ${place}`,
          rateMilli: milli,
          isEnded: false,
        }));
        const draft = lines.map(({ rate, ...line }): DraftLine => ({
          ...line,
          description: 'Work',
          detail: null,
          taxRateId: rate === null ? null : (taxes[rate]?.id ?? null),
        }));
        const byId = new Map(taxes.map((tax) => [tax.id, tax]));
        const kept = attempt(() => draftAmounts({ currency, lines: draft }, byId));
        fc.pre(kept !== null);

        // An oracle of its own: what was kept is nowhere more than half a unit from what is exact.
        let sum = 0n;
        for (const tax of kept.taxes) {
          const place = taxes.findIndex(({ name }) => name === tax.name);
          const base = draft.reduce(
            (all, line, at) =>
              line.taxRateId === `tx_${place}` ? all + (kept.amountsMinor[at] ?? 0n) : all,
            0n,
          );
          const away = 100_000n * tax.taxMinor - base * BigInt(rates[place] ?? 0);
          expect(tax.baseMinor).toBe(base);
          expect(away < 0n ? -away : away).toBeLessThanOrEqual(50_000n);
          if (away === 50_000n || away === -50_000n) expect(away > 0n).toBe(base > 0n);
          sum += tax.taxMinor;
        }
        expect(kept.linesMinor).toBe(kept.amountsMinor.reduce((all, one) => all + one, 0n));
        expect(kept.totalMinor).toBe(kept.linesMinor + sum);

        const { amountsMinor, ...sums } = kept;
        const typed = draft.map((line, key) => ({
          ...typedWork(line, { currency, locale }),
          key,
          item: '',
          reason: '',
          tax: line.taxRateId ?? '',
        }));
        expect(typedSums(typed, taxes, { currency, locale })).toEqual(sums);

        const paper = invoiceTotals(
          {
            ...{ currency, taxes: kept.taxes, totalMinor: kept.totalMinor },
            lines: amountsMinor.map((amountMinor) => ({ amountMinor })),
            ...{ paidMinor: 0n, creditedMinor: 0n, clearingMinor: 0n, leftMinor: kept.totalMinor },
          },
          { t: translator(), locale },
        ).map(({ amount }) => parseMoney(amount, currency, locale, { negative: true }).amountMinor);
        const onPaper = kept.taxes.map(({ taxMinor }) => taxMinor);
        expect(paper).toEqual(
          onPaper.length > 0 ? [kept.linesMinor, ...onPaper, kept.totalMinor] : [kept.totalMinor],
        );
      }),
      CASES,
    );
  });

  it('in currencies of 0, 2 and 3 decimals', () => {
    const each = (currency: string) => {
      const unitMinor = 10n ** BigInt(currencyExponent(currency)) * 19n;
      const line = { description: 'Work', detail: null, quantityMilli: 1000n, unitMinor };
      return draftAmounts(
        { currency, lines: [{ ...line, taxRateId: 'a' }] },
        new Map([['a', { ...washington, isEnded: false }]]),
      ).totalMinor;
    };
    // 19 + 10.35% = 20.9665
    expect(['JPY', 'USD', 'KWD'].map(each)).toEqual([21n, 2_097n, 20_967n]);
  });
});

/** Null for what is rightly refused: a total below zero, an amount above the limit. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}

describe('a rate', () => {
  it.each([
    [10_350, 'en-US', '10.35%'],
    [10_350, 'de', '10,35\u00a0%'],
    [20_000, 'en-US', '20%'],
    [5_500, 'fr', '5,5\u00a0%'],
    [1, 'en-US', '0.001%'],
    [0, 'en-US', '0%'],
    [100_000, 'en-US', '100%'],
    [99_999, 'en-US', '99.999%'],
  ])('of %i is written in %s as %s', (milli, locale, text) => {
    expect(formatRate(milli, locale)).toBe(text);
  });

  it.each([
    ['10.35', 'en-US', 10_350],
    ['10,35', 'en-US', 10_350],
    ['10,35 %', 'de', 10_350],
    ['10.35', 'de', 10_350],
    ['1.234', 'en-US', 1_234],
    [' 8.875% ', 'en-US', 8_875],
    ['０．５％', 'ja', 500],
    ['0', 'en-US', 0],
    ['100', 'en-US', 100_000],
  ])('typed as %s in %s is read', (text, locale, milli) => {
    expect(parseRate(text, locale)).toBe(milli);
  });

  it.each(['', '%', 'x', '-1', '100.001', '101', '10.3555', '1,000', '10.35.1', '1e1'])(
    'typed as %s is refused, at its field, with an example',
    (text) => {
      expect(refusal(() => parseRate(text, 'en-US'))).toMatchObject({
        fields: { rate: 'taxes.errors.rate_unreadable' },
        values: { example: '10.35%' },
      });
    },
  );

  it('is read as it was written, whichever it is', () => {
    fc.assert(
      fc.property(rateMilli, fc.constantFrom('en-US', 'de', 'fr', 'ja', 'sv'), (milli, locale) => {
        const text = formatRate(milli, locale);
        expect(text).not.toMatch(/ /);
        // What could be a thousand is no rate, so that nobody is billed a thousandth of what they meant.
        fc.pre(!/^\d{1,3}[.,]\d{3}\D*$/.test(text));
        expect(parseRate(text, locale)).toBe(milli);
      }),
      CASES,
    );
  });
});
