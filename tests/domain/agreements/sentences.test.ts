import { expect, it } from 'vitest';
import { agreementSentence } from '@/domain/agreements/agreement-sentence';
import { translator } from '@/lib/translator';

const BOOKS = {
  id: 'ai_1',
  description: 'Books',
  detail: null,
  quantityMilli: 1500n,
  unitMinor: 333n,
};

it.each([
  ['You have signed up for Books: $5.00 a month.', {}],
  [
    'You have signed up for Books: $5.00 a quarter, until 28 Feb 2027.',
    { period: 'quarter', endsOn: '2027-02-28' },
  ],
  [
    'You have signed up for Books: $5.00 a year, from 1 Jan 2027 on.',
    { period: 'year', startsOn: '2027-01-01' },
  ],
  [
    'You had signed up for Books: $5.00, once, until 31 Oct 2026.',
    { period: 'once', endsOn: '2026-10-31' },
  ],
] as const)('%s', (sentence, changes) => {
  const agreement = {
    title: 'Books',
    currency: 'USD',
    period: 'month' as const,
    startsOn: '2026-03-01',
    endsOn: null,
    items: [BOOKS],
    ...changes,
  };
  const words = { t: translator(), locale: 'en-US', today: '2026-11-26' };
  expect(agreementSentence(agreement, words).replace(/\u00a0/g, ' ')).toBe(sentence);
});
