import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_START, csvRow } from '@/lib/csv-row';
import { ageingOf } from '@/domain/statements/ageing';
import type { Statement } from '@/domain/statements/statement';
import { statementCsv } from '@/domain/statements/statement-csv';
import { translator } from '@/lib/translator';

describe('a row of CSV', () => {
  it('quotes what needs it and ends as RFC 4180 has it', () => {
    expect(
      csvRow(['plain', 'a, b', 'say "so"', 'two\nlines', null, { figure: '-12.50' }, '']),
    ).toBe('plain,"a, b","say ""so""","two\nlines",,-12.50,\r\n');
  });

  it.each([
    '=1+1',
    '+49 30',
    '-Filing',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '  =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '−95',
  ])('makes %o text that no spreadsheet works out', (text) => {
    const [[cell = '', end] = []] = parse(csvRow([text, 'end'])) as string[][];
    expect(cell).toBe(`'${text}`);
    expect(end).toBe('end');
  });

  it('leaves text alone that only has such a mark within, and figures', () => {
    expect(csvRow(['R-2031', 'a=b', { figure: '-95.00' }, { figure: '184000' }])).toBe(
      'R-2031,a=b,-95.00,184000\r\n',
    );
    expect(() => csvRow([{ figure: '=1' }])).toThrow(TypeError);
    expect(() => csvRow([{ figure: '1,5' }])).toThrow(TypeError);
  });

  it('is read back as it was written, whatever is in it', () => {
    const cells = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(cells, (texts) => {
        const [read = []] = parse(csvRow(texts), { record_delimiter: '\r\n' }) as string[][];
        expect(
          read.map((cell, place) => (cell === `'${texts[place]}` ? texts[place] : cell)),
        ).toEqual(texts);
        expect(read.every((cell) => !/^[=+\-@\t\r]/.test(cell))).toBe(true);
      }),
    );
  });
});

const line = {
  title: null,
  number: null,
  method: null,
  instrument: null,
  invoices: [],
  unused: false,
  link: null,
};

/** What opened with 500 owes 2,000 at the end, in the smallest unit of its currency. */
function statement(currency: string): Statement {
  return {
    client: { id: 'cl_1', name: 'Brightwater', nameLang: null },
    currency,
    currencies: [currency],
    others: [],
    span: { name: 'chosen', from: '2026-08-01', to: '2026-11-24' },
    from: '2026-08-01',
    to: '2026-11-24',
    openingMinor: 500n,
    billedMinor: 174_000n,
    creditedMinor: -172_500n,
    closingMinor: 2_000n,
    lines: [
      {
        ...line,
        kind: 'invoice',
        on: '2026-08-03',
        amountMinor: 174_000n,
        balanceMinor: 174_500n,
        number: '1049',
        title: '=cmd|calc',
        invoices: ['1049'],
      },
      {
        ...line,
        kind: 'payment',
        on: '2026-08-28',
        amountMinor: -172_500n,
        balanceMinor: 2_000n,
        number: 'R-9',
        method: 'bank_transfer',
        invoices: ['1049', '1050'],
      },
    ],
    lineCount: 2,
    underWay: [
      {
        amountMinor: 84_000n,
        method: 'bank_debit',
        instrument: null,
        invoices: ['1058'],
        since: '2026-11-20',
        expectedOn: '2026-11-25',
      },
    ],
    ageing: ageingOf([{ dueOn: '2026-10-01', openMinor: 2_750n }], 2_000n, '2026-11-24'),
    due: [],
    today: '2026-11-24',
    zone: 'America/Los_Angeles',
    locale: 'de-DE',
  };
}

describe('the CSV of a statement', () => {
  const rowsOf = (currency: string) => {
    const text = [...statementCsv(statement(currency), translator())].join('');
    expect(text.startsWith(CSV_START)).toBe(true);
    return parse(text, { bom: true }) as string[][];
  };

  it('has opening, movements, closing, what is on its way and the ages', () => {
    const [head, ...rows] = rowsOf('USD');
    expect(head).toEqual([
      'Day',
      'Kind',
      'Number',
      'What',
      'Billed',
      'Paid or credited',
      'Balance',
      'Of the closing balance',
      'Currency',
    ]);
    expect(rows.slice(0, 4)).toEqual([
      ['2026-08-01', 'Opening balance', '', 'Opening balance', '', '', '5.00', '', 'USD'],
      [
        '2026-08-03',
        'Invoice',
        '1049',
        'Invoice 1049, =cmd|calc',
        '1740.00',
        '',
        '1745.00',
        '',
        'USD',
      ],
      [
        '2026-08-28',
        'Payment',
        'R-9',
        'Payment, bank transfer, invoices 1049 und 1050',
        '',
        '-1725.00',
        '20.00',
        '',
        'USD',
      ],
      ['2026-11-24', 'Closing balance', '', 'Closing balance', '', '', '20.00', '', 'USD'],
    ]);
    expect(rows[4]?.slice(0, 2)).toEqual(['2026-11-20', 'On its way']);
    expect(rows.slice(5).map((row) => [row[3], row[7]])).toEqual([
      ['Not yet due', '0.00'],
      ['1–30 days', '0.00'],
      ['31–60 days', '27.50'],
      ['61–90 days', '0.00'],
      ['91–120 days', '0.00'],
      ['Over 120 days', '0.00'],
      ['Credit not used', '-7.50'],
    ]);
  });

  it.each([
    ['JPY', '174000', '-172500', '2000'],
    ['KWD', '174.000', '-172.500', '2.000'],
  ])(
    'writes amounts with the decimals of %s, whatever the locale',
    (currency, billed, paid, closing) => {
      const rows = rowsOf(currency);
      expect(rows[2]?.[4]).toBe(billed);
      expect(rows[3]?.[5]).toBe(paid);
      expect(rows[4]?.[6]).toBe(closing);
    },
  );
});
