import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { deriveStatus, type StatusFacts, type StatusKind } from '@/domain/invoices/status';
import { facts } from './facts';

const calendar = { today: '2026-11-24', zone: 'America/Los_Angeles' };

const byClient = { by: 'client', on: '2026-11-20', lines: 1, answered: false } as const;

const cases: [string, Partial<StatusFacts>, StatusKind, bigint][] = [
  ['a draft', { state: 'draft', dueOn: null }, 'draft', 0n],
  ['sent and not due', {}, 'open', 24_500n],
  ['due today is not past due', { dueOn: '2026-11-24' }, 'open', 24_500n],
  ['due yesterday', { dueOn: '2026-11-23' }, 'overdue', 24_500n],
  ['paid in part', { paidMinor: 10_000n }, 'part_paid', 14_500n],
  ['a part on its way', { clearingMinor: 10_000n }, 'part_paid', 14_500n],
  ['credited in part', { creditedMinor: 10_000n }, 'open', 14_500n],
  [
    'a part on its way, the rest past due',
    { clearingMinor: 10_000n, dueOn: '2026-11-01' },
    'overdue',
    14_500n,
  ],
  ['all on its way', { clearingMinor: 24_500n }, 'clearing', 0n],
  ['all on its way, past due', { clearingMinor: 24_500n, dueOn: '2026-11-01' }, 'clearing', 0n],
  ['the rest on its way', { paidMinor: 4_500n, clearingMinor: 20_000n }, 'clearing', 0n],
  ['more on its way than is owed', { clearingMinor: 30_000n }, 'clearing', 0n],
  ['paid', { state: 'paid', paidMinor: 24_500n }, 'paid', 0n],
  ['paid, not marked yet', { paidMinor: 24_500n }, 'paid', 0n],
  ['nothing to pay at all', { state: 'paid', totalMinor: 0n }, 'paid', 0n],
  [
    'paid, a part went back',
    { state: 'paid', paidMinor: 20_000n, creditedMinor: 4_500n, refundedMinor: 4_500n },
    'paid',
    0n,
  ],
  [
    'paid, and all of it went back',
    { state: 'paid', creditedMinor: 24_500n, refundedMinor: 24_500n },
    'refunded',
    0n,
  ],
  ['credited before anybody paid', { state: 'paid', creditedMinor: 24_500n }, 'credited', 0n],
  ['cancelled', { state: 'void' }, 'void', 0n],
  ['written off', { state: 'uncollectible', dueOn: '2026-01-01' }, 'uncollectible', 24_500n],
  [
    'written off, and all on its way',
    { state: 'uncollectible', clearingMinor: 24_500n },
    'clearing',
    0n,
  ],
  ['a line of it is disputed', { dispute: byClient }, 'disputed', 24_500n],
  ['disputed and past due', { dispute: byClient, dueOn: '2026-11-01' }, 'disputed', 24_500n],
  ['disputed, a part paid', { dispute: byClient, paidMinor: 500n }, 'disputed', 24_000n],
  ['disputed, all on its way', { dispute: byClient, clearingMinor: 24_500n }, 'clearing', 0n],
  ['disputed and paid', { dispute: byClient, state: 'paid', paidMinor: 24_500n }, 'paid', 0n],
  ['disputed and cancelled', { dispute: byClient, state: 'void' }, 'void', 0n],
  [
    'disputed and written off',
    { dispute: byClient, state: 'uncollectible' },
    'uncollectible',
    24_500n,
  ],
  ['taken back by the bank', { dispute: { ...byClient, by: 'bank' } }, 'disputed', 24_500n],
  ['failed', { failedAt: new Date('2026-11-23T20:00:00Z') }, 'failed', 24_500n],
  [
    'failed after it was due',
    { failedAt: new Date('2026-11-23T20:00:00Z'), dueOn: '2026-11-20' },
    'failed',
    24_500n,
  ],
  [
    'failed, then it fell due',
    { failedAt: new Date('2026-11-20T20:00:00Z'), dueOn: '2026-11-20' },
    'overdue',
    24_500n,
  ],
  [
    'failed late on the day it was due, by the firm’s clock',
    { failedAt: new Date('2026-11-21T05:00:00Z'), dueOn: '2026-11-20' },
    'overdue',
    24_500n,
  ],
  [
    'failed, then a part went through',
    {
      failedAt: new Date('2026-11-20T20:00:00Z'),
      movedAt: new Date('2026-11-21T20:00:00Z'),
      paidMinor: 500n,
    },
    'part_paid',
    24_000n,
  ],
  [
    'a part went through, then the next failed',
    {
      failedAt: new Date('2026-11-22T20:00:00Z'),
      movedAt: new Date('2026-11-21T20:00:00Z'),
      paidMinor: 500n,
    },
    'failed',
    24_000n,
  ],
];

describe('deriveStatus', () => {
  it.each(cases)('%s', (_name, given, kind, leftMinor) => {
    const status = deriveStatus(facts(given), calendar);
    expect(status).toMatchObject({ kind, leftMinor });
  });

  it('counts the days since it was due, in calendar days', () => {
    expect(deriveStatus(facts({ dueOn: '2026-11-12' }), calendar).daysPastDue).toBe(12);
    expect(
      deriveStatus(facts({ dueOn: '2026-11-12', clearingMinor: 24_500n }), calendar).daysPastDue,
    ).toBe(0);
  });

  it('never says paid before it is: what is owed and not certain is clearing at best', () => {
    const amount = fc.bigInt({ min: 0n, max: 2_000n });
    fc.assert(
      fc.property(
        fc.record({
          totalMinor: fc.bigInt({ min: 1n, max: 1_000n }),
          paidMinor: amount,
          creditedMinor: amount,
          clearingMinor: amount,
        }),
        (amounts) => {
          const { kind, owedMinor, leftMinor } = deriveStatus(facts(amounts), calendar);
          const certain = amounts.paidMinor + amounts.creditedMinor >= amounts.totalMinor;
          expect(['paid', 'credited', 'refunded'].includes(kind)).toBe(certain);
          expect(leftMinor).toBeLessThanOrEqual(owedMinor);
          expect(leftMinor >= 0n).toBe(true);
          expect(kind === 'clearing').toBe(!certain && leftMinor === 0n);
        },
      ),
    );
  });
});
