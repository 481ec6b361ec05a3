import { describe, expect, it } from 'vitest';
import { unexplainedLine } from '@/components/invoices/draft-readiness';
import { draftSentence } from '@/components/invoices/draft-sentence';
import { againstUsual, heldLines } from '@/components/invoices/held-lines';
import type { TypedLine } from '@/components/invoices/typed-lines';
import type { SignedUp } from '@/domain/clients/signed-up';
import { translator } from '@/lib/translator';

const tongue = { currency: 'USD', locale: 'en-US' };
const signed: SignedUp = {
  id: 'ag_1',
  title: 'Bookkeeping',
  currency: 'USD',
  period: 'month',
  startsOn: '2026-03-01',
  endsOn: null,
  dueDays: 14,
  nextOn: null,
  raisesDrafts: true,
  signedByName: null,
  signedOn: null,
  document: null,
  replacesId: null,
  items: [
    { id: 'a', description: 'Books', detail: null, quantityMilli: 1000n, unitMinor: 62_000n },
    { id: 'b', description: 'Payroll', detail: null, quantityMilli: 9000n, unitMinor: 1_500n },
  ],
};
const yearly: SignedUp = {
  ...signed,
  id: 'ag_2',
  period: 'year',
  items: [
    { id: 'c', description: 'Return', detail: null, quantityMilli: 1000n, unitMinor: 90_000n },
  ],
};

let key = 0;
function typed(description: string, price: string, changes: Partial<TypedLine> = {}): TypedLine {
  const line = { detail: '', quantity: '1', item: '', reason: '', tax: '' };
  return { key: (key += 1), description, price, ...line, ...changes };
}

const books = () => typed('Books, November', '620');
const more = (reason = '') => typed('Payroll', '15', { quantity: '11', reason });
const extra = (reason = '') => typed('Registration', '240', { reason });

function say(lines: TypedLine[], agreements = [signed]): string | null {
  const held = heldLines(lines, agreements, tongue);
  return draftSentence(held, { t: translator(), client: 'Lark & Loom', locale: 'en-US' });
}

describe('the first sentence of a draft', () => {
  it.each([
    [
      [books(), typed('Payroll', '15', { quantity: '9' })],
      'All two lines are as Lark & Loom signed up for.',
    ],
    [[books()], 'The line is as Lark & Loom signed up for.'],
    [[extra()], 'The line differs from what Lark & Loom signed up for. It still has no reason.'],
    [[extra('Asked')], 'The line differs from what Lark & Loom signed up for. It has its reason.'],
    [
      [books(), extra()],
      'One of two lines differs from what Lark & Loom signed up for. It still has no reason.',
    ],
    [
      [books(), more('Two joined'), extra()],
      'Two of three lines differ from what Lark & Loom signed up for. One still has no reason.',
    ],
    [
      [more(), extra()],
      'Two of two lines differ from what Lark & Loom signed up for. Two still have no reason.',
    ],
    [
      [more('Two joined'), extra('Asked')],
      'Two of two lines differ from what Lark & Loom signed up for. Each has its reason.',
    ],
  ])('%#: %s', (lines, sentence) => {
    expect(say(lines)).toBe(sentence);
  });

  it('says nothing of what was not agreed, and of lines that can’t be read', () => {
    expect(say([books()], [])).toBeNull();
    expect(say([typed('Books', 'abc'), typed('Books', '')])).toBeNull();
  });
});

describe('the lines of the editor', () => {
  it('name the first that needs a reason', () => {
    const held = heldLines([books(), typed('', ''), extra(' '), more()], [signed], tongue);
    expect(unexplainedLine(held)).toBe(3);
    expect(unexplainedLine(heldLines([books(), extra('Asked')], [signed], tongue))).toBeNull();
  });

  it('are all new where the agreement is in another currency', () => {
    const kinds = heldLines([books()], [{ ...signed, currency: 'EUR' }], tongue);
    expect(kinds.map((line) => line?.kind)).toEqual(['new']);
  });

  it('come to more or less than what they are billed of', () => {
    const against = (lines: TypedLine[], totalMinor: bigint) =>
      againstUsual(heldLines(lines, [signed, yearly], tongue), [signed, yearly], {
        currency: 'USD',
        totalMinor,
        rates: [],
      });
    expect(against([books(), more()], 78_500n)).toEqual({
      agreedMinor: 75_500n,
      moreMinor: 3_000n,
    });
    expect(against([typed('Return', '900')], 90_000n)).toEqual({
      agreedMinor: 90_000n,
      moreMinor: 0n,
    });
    expect(against([books(), typed('Return', '900')], 152_000n)).toEqual({
      agreedMinor: 165_500n,
      moreMinor: -13_500n,
    });
    expect(against([extra()], 24_000n)).toEqual({ agreedMinor: 75_500n, moreMinor: -51_500n });
  });

  it('count what was agreed with the tax of its line, so that the tax is no difference', () => {
    const rate = { id: 'tx_1', name: 'Sales tax', rateMilli: 10_350 };
    const lines = [books(), more(), extra()];
    const against = (rates: (typeof rate | null)[], totalMinor: bigint) =>
      againstUsual(heldLines(lines, [signed], tongue), [signed], {
        currency: 'USD',
        totalMinor,
        rates,
      });
    // 620 + 165 + 240, and 10.35% of the 620.
    expect(against([rate, null, null], 108_917n)).toEqual({
      agreedMinor: 81_917n,
      moreMinor: 27_000n,
    });
    // Of a taxed line that was not agreed, the tax is more as well.
    expect(against([null, null, rate], 104_984n)).toEqual({
      agreedMinor: 75_500n,
      moreMinor: 29_484n,
    });
  });
});
