import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGES, ageingOf, ageOf } from '@/domain/statements/ageing';
import { describeLine } from '@/domain/statements/describe-line';
import { checkSpan, NAMED_SPANS, readSpan, type SpanInput } from '@/domain/statements/span';
import { statementSentence } from '@/domain/statements/statement-sentence';
import { addDays } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { translator } from '@/lib/translator';

const today = '2026-11-24';
const t = translator();
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('how old something is', () => {
  it.each([
    [-1, 'not_due'],
    [0, 'not_due'],
    [1, 'days_1_30'],
    [30, 'days_1_30'],
    [31, 'days_31_60'],
    [60, 'days_31_60'],
    [61, 'days_61_90'],
    [90, 'days_61_90'],
    [91, 'days_91_120'],
    [120, 'days_91_120'],
    [121, 'over_120'],
    [4000, 'over_120'],
  ])('%s days after the due day: %s', (days, age) => {
    expect(ageOf(today, addDays(today, days))).toBe(age);
  });

  it('is the closing balance together, whatever is open and whatever was moved', () => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const bill = fc.record({
      dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays(today, days)),
      openMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    });
    fc.assert(
      fc.property(fc.array(bill, { maxLength: 30 }), amount, (open, closing) => {
        const { owed, unusedMinor, togetherMinor, pastDueMinor } = ageingOf(open, closing, today);
        const sum = AGES.reduce((total, age) => total + owed[age], 0n);
        expect(sum - unusedMinor).toBe(closing);
        expect(togetherMinor).toBe(closing);
        expect(unusedMinor >= 0n).toBe(true);
        expect(AGES.every((age) => owed[age] >= 0n)).toBe(true);
        const late = open.filter(({ dueOn }) => dueOn < today);
        expect(pastDueMinor).toBe(late.reduce((total, { openMinor }) => total + openMinor, 0n));
      }),
    );
  });
});

describe('a span', () => {
  it.each([
    ['this_month', '2026-11-01', today],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['this_quarter', '2026-10-01', today],
    ['this_year', '2026-01-01', today],
    ['last_year', '2025-01-01', '2025-12-31'],
    ['all', null, today],
  ])('%s', (span, from, to) => {
    expect(readSpan({ span }, today)).toEqual({ name: span, from, to });
  });

  it('is this year so far where nothing, or nothing known, is asked for', () => {
    const usual = { name: 'this_year', from: '2026-01-01', to: today };
    for (const input of [{}, { span: 'decade' }, { from: ' ', to: '' }]) {
      expect(readSpan(input, today)).toEqual(usual);
    }
  });

  it('begins and ends where a year does', () => {
    expect(readSpan({ span: 'last_month' }, '2026-01-15')).toMatchObject({
      from: '2025-12-01',
      to: '2025-12-31',
    });
    expect(readSpan({ span: 'last_month' }, '2024-03-31')).toMatchObject({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(readSpan({ span: 'this_quarter' }, '2026-03-31').from).toBe('2026-01-01');
  });

  it('is what two days say, and one day is enough', () => {
    expect(readSpan({ from: '2026-08-01', to: '2026-08-01' }, today)).toEqual({
      name: 'chosen',
      from: '2026-08-01',
      to: '2026-08-01',
    });
    expect(readSpan({ from: '2026-08-01' }, today).to).toBe(today);
    expect(readSpan({ to: '2026-08-01', span: 'last_year' }, today).from).toBeNull();
  });

  it('is never the wrong way round nor in the future, whichever name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED_SPANS),
        fc.integer({ min: 0, max: 20_000 }),
        (span, days) => {
          const day = addDays('1990-01-01', days);
          const read = readSpan({ span }, day);
          expect(checkSpan(read, day)).toEqual(read);
        },
      ),
    );
  });

  it.each<[string, SpanInput, Record<string, string>]>([
    [
      'the wrong way round',
      { from: '2026-02-01', to: '2026-01-31' },
      { from: 'statements.errors.backwards' },
    ],
    ['a day that is none', { from: '2026-02-30', to: today }, { from: 'errors.day_invalid' }],
    [
      'no day at all',
      { from: 'soon', to: 'later' },
      { from: 'errors.day_invalid', to: 'errors.day_invalid' },
    ],
    ['tomorrow', { from: '2026-01-01', to: '2026-11-25' }, { to: 'statements.errors.ahead' }],
    [
      'both to come',
      { from: '2027-01-01', to: '2027-02-01' },
      { from: 'statements.errors.ahead', to: 'statements.errors.ahead' },
    ],
    ['long ago', { from: '0024-01-01' }, { from: 'statements.errors.too_early' }],
  ])('is refused with the field: %s', (_, input, fields) => {
    let refused: unknown;
    try {
      readSpan(input, today);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(PortalError);
    expect(refused).toMatchObject({ code: 'invalid', fields });
  });
});

describe('the first sentence', () => {
  const words = { t, locale: 'en-US', today };
  const say = (
    given: { owed?: bigint; way?: bigint; late?: bigint; to?: string; currency?: string },
    reader: 'client' | 'firm' = 'client',
  ) => {
    const { owed = 0n, way = 0n, late = 0n, to = today, currency = 'USD' } = given;
    return plain(
      statementSentence(
        {
          ...{ to, today, currency, closingMinor: owed },
          client: { name: 'Brightwater' },
          underWay: way ? [{ amountMinor: way }] : [],
          ageing: { ...ageingOf([], owed, to), pastDueMinor: late },
        },
        words,
        reader,
      ),
    );
  };

  it.each([
    [
      { owed: 201_000n, way: 84_000n },
      'On 24 November you owed $2,010.00. $840.00 of it is on its way, and nothing is past due.',
    ],
    [{ owed: 201_000n }, 'On 24 November you owed $2,010.00. Nothing is past due.'],
    [
      { owed: 201_000n, late: 50_000n },
      'On 24 November you owed $2,010.00. $500.00 of it is past due.',
    ],
    [
      { owed: 201_000n, late: 201_000n },
      'On 24 November you owed $2,010.00. All of it is past due.',
    ],
    [
      { owed: 201_000n, late: 300_000n },
      'On 24 November you owed $2,010.00. $3,000.00 is past due.',
    ],
    [
      { owed: 201_000n, way: 84_000n, late: 201_000n },
      'On 24 November you owed $2,010.00. $840.00 of it is on its way, and all of it is past due.',
    ],
    [
      { owed: 5_000n, way: 84_000n },
      'On 24 November you owed $50.00. $840.00 is on its way, and nothing is past due.',
    ],
    [
      { owed: 201_000n, way: 84_000n, late: 1_000n, to: '2026-10-31' },
      'On 31 October you owed $2,010.00. $840.00 of it was on its way, and $10.00 was past due.',
    ],
    [
      { owed: 38_000n, to: '2025-12-31', currency: 'EUR' },
      'On 31 December 2025 you owed €380.00. Nothing was past due.',
    ],
    [{}, 'On 24 November you owed nothing.'],
    [{ owed: -7_500n }, 'On 24 November $75.00 stood in your favour.'],
    [{ late: 5_000n }, 'On 24 November you owed nothing. $50.00 is past due.'],
  ])('%o', (given, sentence) => {
    expect(say(given)).toBe(sentence);
  });

  it('is the same for the firm, with the client’s name', () => {
    expect(say({ owed: 201_000n }, 'firm')).toBe(
      'On 24 November Brightwater owed $2,010.00. Nothing is past due.',
    );
    expect(say({ owed: -7_500n }, 'firm')).toBe(
      'On 24 November $75.00 stood in favour of Brightwater.',
    );
    expect(say({}, 'firm')).toBe('On 24 November Brightwater owed nothing.');
  });
});

describe('a movement in words', () => {
  const nothing = {
    number: null,
    title: null,
    method: null,
    instrument: null,
    invoices: [],
    unused: false,
  };
  it.each([
    [
      { kind: 'invoice', number: '1049', title: 'Quarterly bookkeeping', invoices: ['1049'] },
      'Invoice 1049, Quarterly bookkeeping',
    ],
    [
      { kind: 'payment', method: 'bank_transfer', invoices: ['1049'] },
      'Payment, bank transfer, invoice 1049',
    ],
    [
      {
        kind: 'payment',
        method: 'card',
        instrument: 'Visa ···0092',
        invoices: ['1049', '1052', '1055'],
      },
      'Payment, Visa ···0092, invoices 1049, 1052, and 1055',
    ],
    [
      { kind: 'payment', method: 'cheque', invoices: ['1', '2', '3', '4', '5'] },
      'Payment, check, 5 invoices',
    ],
    [{ kind: 'payment', method: 'cash' }, 'Payment, cash'],
    [{ kind: 'refund', method: 'card', instrument: 'Visa ···0092' }, 'Refund to Visa ···0092'],
    [{ kind: 'refund', method: 'cheque', invoices: ['7'] }, 'Refund, check, invoice 7'],
    [
      { kind: 'refund_reversal', method: 'card', instrument: 'Visa ···0092' },
      'Refund that did not arrive, Visa ···0092',
    ],
    [
      { kind: 'credit_note', number: 'C-17', invoices: ['1043'] },
      'Credit note C-17 for invoice 1043',
    ],
    [
      { kind: 'credit_note', number: 'C-19', title: 'for your trouble', unused: true },
      'Credit note C-19, for your trouble, not used yet',
    ],
    [{ kind: 'void', number: '1052', invoices: ['1052'] }, 'Invoice 1052, cancelled'],
    [{ kind: 'write_off', number: '1052', invoices: ['1052'] }, 'Invoice 1052, written off'],
    [
      { kind: 'dispute', method: 'card', instrument: 'Visa ···0092', invoices: ['1052'] },
      'Taken back by the bank, Visa ···0092, invoice 1052',
    ],
    [
      { kind: 'dispute_reversal', method: 'card', instrument: 'Visa ···0092', invoices: ['1052'] },
      'Given back by the bank, Visa ···0092, invoice 1052',
    ],
  ] as const)('%o', (line, words) => {
    expect(
      describeLine(
        { ...nothing, ...line, invoices: [...('invoices' in line ? line.invoices : [])] },
        t,
        'en-US',
      ),
    ).toBe(words);
  });
});
