import { describe, expect, it } from 'vitest';
import { owingLede, owingSentence, type Owing } from '@/domain/invoices/owing-sentence';
import { clientSentence, staffSentence, type SentenceFacts } from '@/domain/invoices/sentences';
import { deriveStatus } from '@/domain/invoices/status';
import { translator } from '@/lib/translator';
import { facts } from './facts';

const today = '2026-11-24';
const words = { t: translator(), locale: 'en-US', today };

/** As it reads, with the spaces that bind its dates made plain. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ');
}

function forClient(changes: Partial<SentenceFacts>, firstName: string | null = 'Ruth'): string {
  const given = facts(changes);
  const status = deriveStatus(given, { today, zone: 'America/Los_Angeles' });
  return plain(clientSentence(given, status, { firstName }, words));
}

function forStaff(changes: Partial<SentenceFacts>, seen = false): string {
  const given = facts(changes);
  const status = deriveStatus(given, { today, zone: 'America/Los_Angeles' });
  const reader = {
    clientName: 'Brightwater Ceramics LLC',
    seenOn: seen ? '2026-11-04' : null,
    seenByName: seen ? 'Dana Whitlock' : null,
  };
  return plain(staffSentence(given, status, reader, words));
}

const failed = { failedAt: new Date('2026-11-23T20:00:00Z') };

const paid: Partial<SentenceFacts> = { state: 'paid', paidMinor: 24_500n, paidOn: '2026-11-09' };
const refunded: Partial<SentenceFacts> = {
  state: 'paid',
  totalMinor: 9_500n,
  creditedMinor: 9_500n,
  refundedMinor: 9_500n,
  refundedToCard: true,
};

describe('the client’s sentence', () => {
  it.each<[string, Partial<SentenceFacts>]>([
    ['This is not final yet.', { state: 'draft' }],
    ['$245.00, due Fri 4 Dec.', {}],
    ['$245.00, due today.', { dueOn: today }],
    ['$245.00, due Mon 4 Jan 2027.', { dueOn: '2027-01-04' }],
    ['¥184,000, due Fri 4 Dec.', { currency: 'JPY', totalMinor: 184_000n }],
    [
      '$1,000.00 is left to pay, by Monday 30 November.',
      { totalMinor: 184_000n, paidMinor: 84_000n, dueOn: '2026-11-30' },
    ],
    [
      '$1,000.00 is left to pay, by Monday 30 November. Your other $840.00 is clearing.',
      { totalMinor: 184_000n, clearingMinor: 84_000n, dueOn: '2026-11-30' },
    ],
    [
      '$840.00 is on its way. It counts as paid when the bank confirms it, by Wed 25 Nov.',
      { totalMinor: 84_000n, clearingMinor: 84_000n, expectedOn: '2026-11-25' },
    ],
    [
      '$245.00 is on its way. It counts as paid when the bank confirms it.',
      { clearingMinor: 24_500n },
    ],
    ['Paid in full on Mon 9 Nov. Thank you.', paid],
    ['Paid in full. Thank you.', { ...paid, paidOn: null }],
    [
      'Paid in full on Mon 9 Nov. $20.00 of it went back to you on 20 Nov.',
      {
        ...paid,
        paidMinor: 22_500n,
        creditedMinor: 2_000n,
        refundedMinor: 2_000n,
        refundedOn: '2026-11-20',
      },
    ],
    ['It was due on Thu 12 Nov. Pay now, or ask Ruth for more time.', { dueOn: '2026-11-12' }],
    [
      '$145.00 is left to pay. It was due on Thu 12 Nov. Pay now, or ask Ruth for more time. Your other $40.00 is clearing.',
      { dueOn: '2026-11-12', paidMinor: 6_000n, clearingMinor: 4_000n },
    ],
    ['Your bank did not let this payment through. Nothing was taken.', failed],
    [
      'You asked about one line on 20 Nov. You don’t have to pay that line until it is answered.',
      { dispute: { by: 'client', on: '2026-11-20', lines: 1, answered: false } },
    ],
    [
      'You asked about two lines, first on 20 Nov. You don’t have to pay those until they are answered.',
      { dispute: { by: 'client', on: '2026-11-20', lines: 2, answered: false } },
    ],
    [
      'You said on 20 Nov that something is wrong with it. You don’t have to pay it until that is answered.',
      { dispute: { by: 'client', on: '2026-11-20', lines: null, answered: false } },
    ],
    [
      'We have answered what you said about one line on 20 Nov. Is it settled now?',
      { dispute: { by: 'client', on: '2026-11-20', lines: 1, answered: true } },
    ],
    [
      'Your bank asked us for a payment back on 20 Nov. Nothing is asked of you until that is decided.',
      { dispute: { by: 'bank', on: '2026-11-20', lines: null, answered: false } },
    ],
    [
      '$95.00 went back to your card on 20 Nov. Banks take up to 10 days to show it.',
      { ...refunded, refundedOn: '2026-11-20' },
    ],
    ['$95.00 went back to your card on 6 Aug.', { ...refunded, refundedOn: '2026-08-06' }],
    [
      '$95.00 went back to you on 20 Nov. Banks take up to 10 days to show it.',
      { ...refunded, refundedOn: '2026-11-20', refundedToCard: false },
    ],
    [
      'Credited in full on 2 Nov. Nothing is owed.',
      { state: 'paid', creditedMinor: 24_500n, creditedOn: '2026-11-02' },
    ],
    ['Cancelled on 2 Nov. Nothing is owed.', { state: 'void', voidedOn: '2026-11-02' }],
    [
      'It was due on Thu 12 Nov. Pay now, or ask Ruth for more time.',
      { state: 'uncollectible', dueOn: '2026-11-12' },
    ],
  ])('%s', (sentence, changes) => {
    expect(forClient(changes)).toBe(sentence);
  });

  it('asks the desk where nobody looks after the client', () => {
    expect(forClient({ dueOn: '2026-11-12' }, null)).toBe(
      'It was due on Thu 12 Nov. Pay now, or ask us for more time.',
    );
  });
});

describe('the firm’s sentence', () => {
  it.each<[string, Partial<SentenceFacts>]>([
    ['Not sent. The client can’t see it.', { state: 'draft' }],
    ['Brightwater Ceramics LLC owes $245.00, due Fri 4 Dec. Nobody there has opened it yet.', {}],
    [
      'Brightwater Ceramics LLC has paid in part. $200.00 is left, due Fri 4 Dec.',
      { paidMinor: 4_500n },
    ],
    [
      'Brightwater Ceramics LLC has paid in part. $100.00 is left, due Fri 4 Dec. Another $100.00 is clearing.',
      { paidMinor: 4_500n, clearingMinor: 10_000n },
    ],
    [
      'Brightwater Ceramics LLC owes $145.00, due Fri 4 Dec. Another $100.00 is clearing.',
      { clearingMinor: 10_000n },
    ],
    [
      '$245.00 from Brightwater Ceramics LLC is on its way. It counts as paid when the bank confirms it, by Wed 25 Nov.',
      { clearingMinor: 24_500n, expectedOn: '2026-11-25' },
    ],
    [
      'Brightwater Ceramics LLC owes $245.00, 12 days past due. Nobody there has opened it yet.',
      { dueOn: '2026-11-12' },
    ],
    [
      'Brightwater Ceramics LLC owes $245.00, one day past due. Nobody there has opened it yet.',
      { dueOn: '2026-11-23' },
    ],
    [
      'The last payment did not go through. Brightwater Ceramics LLC still owes $245.00, due Fri 4 Dec.',
      failed,
    ],
    [
      'Brightwater Ceramics LLC says that something is wrong with one line, since 20 Nov. $245.00 is left to pay.',
      { dispute: { by: 'client', on: '2026-11-20', lines: 1, answered: false } },
    ],
    [
      'Brightwater Ceramics LLC says that something is wrong with this, since 20 Nov. $245.00 is left to pay.',
      { dispute: { by: 'client', on: '2026-11-20', lines: null, answered: false } },
    ],
    [
      'Brightwater Ceramics LLC has your answer about this, and has not said that it is settled. $245.00 is left to pay.',
      { dispute: { by: 'client', on: '2026-11-20', lines: null, answered: true } },
    ],
    [
      'The bank of Brightwater Ceramics LLC took a payment back on 20 Nov and asks for proof. $245.00 is open until that is decided.',
      { dispute: { by: 'bank', on: '2026-11-20', lines: null, answered: false } },
    ],
    [
      'Written off. Brightwater Ceramics LLC owes $245.00 and can still pay it.',
      { state: 'uncollectible' },
    ],
    ['Brightwater Ceramics LLC has paid $245.00, in full on Mon 9 Nov.', paid],
    [
      '$95.00 went back to Brightwater Ceramics LLC on Thu 6 Aug.',
      { ...refunded, refundedOn: '2026-08-06' },
    ],
    [
      'Credited in full on Mon 2 Nov. Nothing is owed.',
      { state: 'paid', creditedMinor: 24_500n, creditedOn: '2026-11-02' },
    ],
    ['Cancelled on Mon 2 Nov. Nothing is owed.', { state: 'void', voidedOn: '2026-11-02' }],
  ])('%s', (sentence, changes) => {
    expect(forStaff(changes)).toBe(sentence);
  });

  it('says who has looked', () => {
    expect(forStaff({}, true)).toBe(
      'Brightwater Ceramics LLC owes $245.00, due Fri 4 Dec. Dana Whitlock saw it on Wed 4 Nov.',
    );
  });
});

describe('the sentence over all of a client’s invoices', () => {
  const none: Owing = {
    left: [],
    clearing: [],
    count: 0,
    overdueCount: 0,
    nextDueOn: null,
    total: 14,
  };
  const usd = { amountMinor: 124_500n, currency: 'USD' };
  const eur = { amountMinor: 38_000n, currency: 'EUR' };

  it.each<[string, Partial<Owing>]>([
    [
      'You owe $1,245.00 and €380.00 on three invoices. Nothing is overdue.',
      { left: [usd, eur], count: 3 },
    ],
    [
      'You owe $1,245.00 on one invoice. It is past due.',
      { left: [usd], count: 1, overdueCount: 1 },
    ],
    [
      'You owe $1,245.00 on two invoices. Both are past due.',
      { left: [usd], count: 2, overdueCount: 2 },
    ],
    [
      'You owe $1,245.00 on four invoices. All of them are past due.',
      { left: [usd], count: 4, overdueCount: 4 },
    ],
    [
      'You owe $1,245.00 on ten invoices. Two of them are past due.',
      { left: [usd], count: 10, overdueCount: 2 },
    ],
    [
      'You owe $1,245.00 on 11 invoices. One of them is past due.',
      { left: [usd], count: 11, overdueCount: 1 },
    ],
    ['You owe nothing. Every invoice is settled.', {}],
    ['You owe nothing. There are no invoices yet.', { total: 0 }],
    [
      'There is nothing to pay now. $1,245.00 and €380.00 are on their way.',
      { clearing: [usd, eur] },
    ],
  ])('%s', (sentence, changes) => {
    expect(plain(owingSentence({ ...none, ...changes }, words))).toBe(sentence);
  });

  it.each<[string, Partial<Owing>]>([
    ['', {}],
    ['It is due on Monday 30 November.', { left: [usd], count: 1, nextDueOn: '2026-11-30' }],
    [
      'The first of them is due on Monday 30 November.',
      { left: [usd], count: 2, nextDueOn: '2026-11-30' },
    ],
    ['The first of them is due today.', { left: [usd], count: 2, nextDueOn: today }],
    ['', { left: [usd], count: 1, overdueCount: 1, nextDueOn: '2026-11-12' }],
    [
      '€380.00 more is on its way. You don’t need to do anything about that.',
      { left: [usd], count: 1, clearing: [eur] },
    ],
  ])('adds what makes it safe to believe: %s', (sentence, changes) => {
    expect(plain(owingLede({ ...none, ...changes }, words))).toBe(sentence);
  });
});
