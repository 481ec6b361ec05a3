import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutReceipt } from '@/components/paper/lay-out-receipt';
import { layOutStatement } from '@/components/paper/lay-out-statement';
import type { Measure } from '@/components/paper/measure';
import { measureBy } from '@/components/paper/measure';
import { fontsFor } from '@/components/paper/fonts';
import { accountOf, receiptOf, statementOf } from './paper-statement';

/** Each character is half as wide as it is high. */
const measure: Measure = (text, size) => [...text].length * size * 0.5;

test('every movement is on one sheet, in order, after the opening balance, two with the closing', () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { maxLength: 120 });
  fc.assert(
    fc.property(texts, fc.constantFrom('A4' as const, 'LETTER' as const), (whats, size) => {
      const [one] = accountOf(1).rows;
      const rows = whats.map((what, place) => ({ ...one!, what, balance: String(place) }));
      const sheets = layOutStatement(
        statementOf(0, { size, accounts: [accountOf(0, { rows })] }),
        measure,
      );
      expect(sheets.flatMap((sheet) => sheet.rows.map(({ balance }) => balance))).toEqual([
        '0.00',
        ...rows.map(({ balance }) => balance),
      ]);
      expect(sheets.at(-1)?.rows.length).toBeGreaterThanOrEqual(Math.min(2, rows.length + 1));
      expect(sheets.map(({ opening }) => opening !== null).lastIndexOf(true)).toBe(0);
      expect(sheets.map(({ last }) => last).indexOf(true)).toBe(sheets.length - 1);
    }),
    { numRuns: 60 },
  );
});

test('a statement of fourteen movements is one sheet', async () => {
  const fonts = await measureBy(fontsFor('−'));
  expect(layOutStatement(statementOf(14, { size: 'A4' }), fonts)).toHaveLength(1);
});

test('each currency begins on a sheet of its own, and says on which the others do', () => {
  const others = [
    { text: 'Euros: €380.00', place: 1 },
    { text: 'yen: ¥1', place: 2 },
  ];
  const accounts = [accountOf(90, { others }), accountOf(2), accountOf(60)];
  const sheets = layOutStatement(statementOf(0, { accounts }), measure);
  const firsts = sheets.flatMap(({ opening, account }, place) =>
    opening ? [{ account, place }] : [],
  );
  expect(firsts.map(({ account }) => account)).toEqual(accounts);
  expect(sheets[0]?.opening?.facts[2]).toEqual({
    label: 'In other currencies',
    lines: [
      'Euros: €380.00',
      `on page ${firsts[1]!.place + 1}`,
      'yen: ¥1',
      `on page ${firsts[2]!.place + 1}`,
    ],
  });
});

test('no line ends within a word where the fonts change', () => {
  const account = accountOf(1, {
    sentence: `${'On 24 November '.repeat(4)} you owed ₩184,000. ${'Łódź '.repeat(20)}`,
    facts: [{ label: 'For', lines: ['Przedsiębiorstwo Źródło Sp. z o.o., Łódź, ulica Żółta'] }],
  });
  const [sheet] = layOutStatement(statementOf(0, { accounts: [account] }), measure);
  const words = account.sentence.split(' ').filter(Boolean);
  const { sentence, facts } = sheet!.opening!;
  expect(sentence.split('\n').length).toBeGreaterThan(1);
  expect(sentence.split(/\s+/).filter(Boolean)).toEqual(words);
  expect(facts[0]?.lines.join(' ')).toBe(account.facts[0]?.lines[0]);
});

test('figures have the room that they need, and the ages stand in a list where they have none', () => {
  const long = 'KWD 1,000,000,000.000';
  const wide = accountOf(3, { ages: accountOf(0).ages.map((age) => ({ ...age, amount: long })) });
  wide.rows[0]!.billed = long;
  const [sheet] = layOutStatement(statementOf(0, { accounts: [wide] }), measure);
  expect(sheet?.columns.ages).toBeNull();
  expect(sheet?.columns.billed).toBeGreaterThan(measure(long, 9.4, 400));
  const [usual] = layOutStatement(statementOf(3), measure);
  expect(usual?.columns.ages).toHaveLength(8);
});

test('a receipt has all of its invoices, on as many sheets as they take', () => {
  const { sheets: shown } = layOutReceipt(receiptOf(150), measure);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.flat().map(({ what }) => what)).toEqual(receiptOf(150).rows.map(({ what }) => what));
  expect(layOutReceipt(receiptOf(3), measure).sheets).toHaveLength(1);
  expect(layOutReceipt(receiptOf(0), measure).sheets).toEqual([[]]);
});
