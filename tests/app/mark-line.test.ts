import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgreedItem, type BilledLine, holdLines, markLine } from '@/lib/mark-line';

const books: AgreedItem = {
  id: 'books',
  description: 'Bookkeeping Standard',
  quantityMilli: 1000n,
  unitMinor: 62_000n,
};
const payroll: AgreedItem = {
  id: 'payroll',
  description: 'Payroll for nine people',
  quantityMilli: 9000n,
  unitMinor: 1_500n,
};

function line(changes: Partial<BilledLine> = {}): BilledLine {
  return {
    itemId: 'books',
    description: 'Bookkeeping Standard, November',
    quantityMilli: 1000n,
    unitMinor: 62_000n,
    ...changes,
  };
}

describe('a line against the item that it is for', () => {
  it.each([
    ['the same, with more words', {}, books, { kind: 'as_agreed', moreMinor: 0n }],
    [
      'more of it',
      { quantityMilli: 11_000n, unitMinor: 1_500n, description: 'Payroll for eleven people' },
      payroll,
      { kind: 'changed', moreMinor: 3_000n },
    ],
    ['a lower price', { unitMinor: 60_000n }, books, { kind: 'changed', moreMinor: -2_000n }],
    [
      'the same amount made up otherwise',
      { quantityMilli: 2000n, unitMinor: 31_000n },
      books,
      { kind: 'changed', moreMinor: 0n },
    ],
    [
      'something else at the same price',
      { description: 'Consulting' },
      books,
      { kind: 'changed', moreMinor: 0n },
    ],
    [
      'nothing agreed',
      { description: 'Consulting', unitMinor: 24_000n },
      null,
      { kind: 'new', moreMinor: 24_000n },
    ],
    ['something taken off', { unitMinor: -500n }, null, { kind: 'new', moreMinor: -500n }],
  ] as const)('%s', (_name, changes, item, mark) => {
    expect(markLine(line(changes), item)).toMatchObject(mark);
  });
});

describe('the lines of a bill', () => {
  const kinds = (lines: BilledLine[]) => holdLines(lines, [books, payroll]).map(({ kind }) => kind);

  it('bills an item once: billed twice is not as agreed', () => {
    expect(kinds([line(), line()])).toEqual(['as_agreed', 'new']);
    expect(kinds([line({ itemId: null }), line()])).toEqual(['new', 'as_agreed']);
  });

  it('finds the item of a line that was typed by the words that it begins with', () => {
    expect(kinds([line({ itemId: null, description: '  bookkeeping  standard' })])).toEqual([
      'as_agreed',
    ]);
    expect(kinds([line({ itemId: null, description: 'Advice on Bookkeeping Standard' })])).toEqual([
      'new',
    ]);
    const plus = { ...books, id: 'plus', description: 'Bookkeeping Standard Plus' };
    const [mark] = holdLines(
      [line({ itemId: null, description: 'Bookkeeping Standard Plus' })],
      [books, plus],
    );
    expect(mark?.item?.id).toBe('plus');
  });

  it('takes an item of elsewhere for none', () => {
    expect(kinds([line({ itemId: 'another’s', description: 'Consulting' })])).toEqual(['new']);
  });

  it('adds up: the bill is what its items come to, and what each line is more', () => {
    const some = fc.bigInt({ min: 1n, max: 50_000n });
    const items = fc.array(fc.record({ quantityMilli: some, unitMinor: some }), { maxLength: 6 });
    const lines = fc.array(
      fc.record({ quantityMilli: some, unitMinor: some, item: fc.nat({ max: 8 }) }),
      { maxLength: 8 },
    );
    const amount = (one: { quantityMilli: bigint; unitMinor: bigint }) =>
      (one.quantityMilli * one.unitMinor + 500n) / 1000n;
    fc.assert(
      fc.property(items, lines, (agreed, billed) => {
        const made = agreed.map((item, place) => ({
          ...item,
          id: `${place}`,
          description: `Item ${place};`,
        }));
        const marks = holdLines(
          billed.map(({ item, ...rest }) => ({ ...rest, itemId: `${item}`, description: 'Work' })),
          made,
        );
        const used = marks.flatMap(({ item }) => item ?? []);
        expect(new Set(used.map(({ id }) => id)).size).toBe(used.length);
        const sum = (values: bigint[]) => values.reduce((total, one) => total + one, 0n);
        expect(sum(billed.map(amount))).toBe(
          sum(used.map(amount)) + sum(marks.map(({ moreMinor }) => moreMinor)),
        );
      }),
    );
  });
});
