import { describe, expect, it } from 'vitest';
import { firmOwingLede, firmOwingSentence } from '@/domain/invoices/firm-owing-sentence';
import { translator } from '@/lib/translator';

const words = { t: translator(), locale: 'en-US', today: '2026-11-24' };

/** With ordinary spaces, so that the sentences can be typed here. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('the sentence over all invoices that somebody at the firm sees', () => {
  const usd = { amountMinor: 4_812_000n, currency: 'USD' };
  const jpy = { amountMinor: 184_000n, currency: 'JPY' };
  const late = { amountMinor: 235_000n, currency: 'USD' };
  const none = { owed: [], pastDue: [], client: null };
  const client = { id: 'cl_x', name: 'Lark & Loom', nameLang: null };

  it.each<[string, Partial<Parameters<typeof firmOwingSentence>[0]>]>([
    ['Your clients owe nothing.', {}],
    ['Lark & Loom owes nothing.', { client }],
    ['Your clients owe $48,120.00 and ¥184,000.', { owed: [usd, jpy] }],
    [
      'Your clients owe $48,120.00 and ¥184,000, of it $2,350.00 past due.',
      { owed: [usd, jpy], pastDue: [late] },
    ],
    ['Lark & Loom owes ¥184,000.', { owed: [jpy], client }],
  ])('%s', (sentence, changes) => {
    expect(plain(firmOwingSentence({ ...none, ...changes }, words))).toBe(sentence);
  });

  it.each([
    ['', {}],
    ['One draft is not sent.', { draft: 1 }],
    [
      'Three drafts are not sent. The money for two invoices is on its way.',
      { draft: 3, clearing: 2 },
    ],
  ])('adds what stands between the firm and its money: %s', (sentence, changes) => {
    const counts = { draft: 0, raised: 0, to_pay: 0, past_due: 0, clearing: 0, ...changes };
    expect(firmOwingLede({ counts }, words)).toBe(sentence);
  });
});
