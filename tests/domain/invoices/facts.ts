import type { SentenceFacts } from '@/domain/invoices/sentences';

/** An invoice of $245.00 that was sent and is due on Friday 4 December 2026, changed as told. */
export function facts(changes: Partial<SentenceFacts> = {}): SentenceFacts {
  return {
    state: 'open',
    currency: 'USD',
    totalMinor: 24_500n,
    paidMinor: 0n,
    creditedMinor: 0n,
    clearingMinor: 0n,
    expectedOn: null,
    dueOn: '2026-12-04',
    paidOn: null,
    creditedOn: null,
    voidedOn: null,
    refundedMinor: 0n,
    refundedOn: null,
    refundedToCard: false,
    failedAt: null,
    movedAt: null,
    dispute: null,
    ...changes,
  };
}
