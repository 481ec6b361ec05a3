import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTaxed, layOutInvoice } from '@/components/paper/lay-out-invoice';
import { breakText, type Measure } from '@/components/paper/measure';
import { paperSizeOf } from '@/domain/paper/paper-size';
import { describeQuantity } from '@/domain/paper/describe-quantity';
import { paperOf } from './paper-invoice';

/** Each character is half as wide as it is high. */
const measure: Measure = (text, size) => [...text].length * size * 0.5;

test('every line is on one sheet, in order, whatever the number and length of the lines', () => {
  const lines = fc.array(
    fc.record({ description: fc.string({ minLength: 1, maxLength: 400 }), long: fc.boolean() }),
    { minLength: 1, maxLength: 120 },
  );
  fc.assert(
    fc.property(lines, fc.constantFrom('A4' as const, 'LETTER' as const), (given, size) => {
      const invoice = paperOf(0, {
        size,
        lines: given.map(({ description, long }, place) => ({
          description,
          detail: long ? description : null,
          quantity: String(place),
          amount: '$1.00',
        })),
      });
      const sheets = layOutInvoice(invoice, measure);
      expect(sheets.flatMap(({ rows }) => rows.map(({ quantity }) => quantity))).toEqual(
        invoice.lines.map(({ quantity }) => quantity),
      );
      const last = sheets.at(-1)?.rows.length ?? 0;
      expect(last).toBeGreaterThanOrEqual(Math.min(2, given.length));
    }),
    { numRuns: 60 },
  );
});

test('a short invoice is one sheet', () => {
  expect(layOutInvoice(paperOf(3), measure)).toHaveLength(1);
  expect(layOutInvoice(paperOf(5, { size: 'A4' }), measure)).toHaveLength(1);
});

test('an invoice without a line has its sums on the first sheet', () => {
  expect(layOutInvoice(paperOf(0), measure)).toEqual([{ rows: [] }]);
});

test('a column for tax is there where a bill has one, and long names of taxes have their room', () => {
  const taxed = paperOf(20, { size: 'A4' });
  for (const line of taxed.lines) line.tax = 'none';
  expect(isTaxed(taxed)).toBe(true);
  expect(isTaxed(paperOf(20))).toBe(false);
  const total = { label: 'Total to pay', amount: '$1,840.00' };
  const long = { label: 'A tax with a long name '.repeat(6), amount: '$1.00' };
  const sheets = (totals: (typeof total)[]) => layOutInvoice({ ...taxed, totals }, measure).length;
  // The same number of sums that take two lines each needs another sheet.
  let count = 1;
  const short = { label: 'Tax', amount: '$1.00' };
  const many = (one: typeof total) => [...Array.from({ length: count }, () => one), total];
  while (sheets(many(long)) === sheets([total])) count += 1;
  expect(sheets(many(short))).toBe(sheets([total]));
});

test('text is broken at spaces, and Japanese and endless words anywhere', () => {
  const at = { width: 50, size: 10, weight: 400 as const };
  expect(breakText('one two three four', at, measure)).toEqual(['one two', 'three four']);
  expect(breakText('東京都港区芝公園四丁目', at, measure)).toEqual(['東京都港区芝公園四丁', '目']);
  expect(breakText('x'.repeat(31), at, measure)).toEqual([
    'x'.repeat(10),
    'x'.repeat(10),
    'x'.repeat(10),
    'x',
  ]);
  expect(breakText('a\nb', at, measure)).toEqual(['a', 'b']);
});

test('paper is what is in the printers there', () => {
  expect(['en-US', 'en-CA', 'es-MX', 'en'].map(paperSizeOf)).toEqual(Array(4).fill('LETTER'));
  expect(['en-GB', 'de', 'ja-JP', 'ru'].map(paperSizeOf)).toEqual(Array(4).fill('A4'));
});

test('a quantity is said with its price, and one is said alone', () => {
  expect(describeQuantity(1000n, 500n, 'USD', 'en-US')).toBe('1');
  expect(describeQuantity(3000n, 48_000n, 'USD', 'en-US')).toBe('3\u00a0×\u00a0$480.00');
  expect(describeQuantity(1500n, 12_000n, 'USD', 'en-US')).toBe('1.5\u00a0×\u00a0$120.00');
});
