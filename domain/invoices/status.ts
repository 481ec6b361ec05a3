import { dayIn, daysBetween, type Day } from '@/lib/clock';

/** What is stored: Stripe's states. */
export type StoredState = 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';

/** What an invoice is to its reader; all but Stripe's five are derived and never stored. */
export type StatusKind =
  | 'draft'
  | 'open'
  | 'part_paid'
  | 'clearing'
  | 'paid'
  | 'overdue'
  | 'failed'
  | 'disputed'
  | 'refunded'
  | 'credited'
  | 'void'
  | 'uncollectible';

/** What a status is derived from. Amounts are minor units of `currency`, none of them negative but a total. */
export type StatusFacts = {
  state: StoredState;
  currency: string;
  totalMinor: bigint;
  /** Payments that are certain, less refunds. */
  paidMinor: bigint;
  /** Taken off by credit notes. */
  creditedMinor: bigint;
  /** On its way: set out, and not certain yet. */
  clearingMinor: bigint;
  /** When the last of what is on its way is expected. */
  expectedOn: Day | null;
  dueOn: Day | null;
  paidOn: Day | null;
  creditedOn: Day | null;
  voidedOn: Day | null;
  /** Gone back to the client, in all. */
  refundedMinor: bigint;
  refundedOn: Day | null;
  /** The newest payment that failed. */
  failedAt: Date | null;
  /** The newest payment that did not. */
  movedAt: Date | null;
  /** Something about it has been said to be wrong and is not settled: by the client, or by the payer's bank. */
  dispute: {
    by: 'client' | 'bank';
    /** Since when. */
    on: Day;
    /** How many lines; null for the invoice as a whole. */
    lines: number | null;
    /** The firm has answered all of it, and waits to hear that it is settled. */
    answered: boolean;
  } | null;
};

export type InvoiceStatus = {
  kind: StatusKind;
  /** What is not certain to have been paid. */
  owedMinor: bigint;
  /** What is for the client to pay: owed, and not on its way. */
  leftMinor: bigint;
  /** Days since it was due; 0 until then, and once nothing is left. */
  daysPastDue: number;
};

/** The day that it is for the firm, and the zone that makes days of instants. */
export type Calendar = { today: Day; zone: string };

/**
 * Where an invoice stands. It is "paid" only when the money is certain: what is clearing is on its way, and no more.
 * Of a failed payment and a day that has passed, the newer is what the reader has to know.
 */
export function deriveStatus(facts: StatusFacts, { today, zone }: Calendar): InvoiceStatus {
  const owes = facts.state === 'open' || facts.state === 'uncollectible';
  const owedMinor = owes
    ? atLeastZero(facts.totalMinor - facts.paidMinor - facts.creditedMinor)
    : 0n;
  const leftMinor = atLeastZero(owedMinor - facts.clearingMinor);
  const daysPastDue =
    leftMinor > 0n && facts.dueOn ? Math.max(0, daysBetween(facts.dueOn, today)) : 0;
  return {
    kind: kindOf(facts, { owedMinor, leftMinor, daysPastDue }, zone),
    owedMinor,
    leftMinor,
    daysPastDue,
  };
}

function kindOf(
  facts: StatusFacts,
  { owedMinor, leftMinor, daysPastDue }: Omit<InvoiceStatus, 'kind'>,
  zone: string,
): StatusKind {
  if (facts.state === 'draft' || facts.state === 'void') return facts.state;
  if (facts.state === 'paid' || owedMinor === 0n) return settledKind(facts);
  if (leftMinor === 0n) return 'clearing';
  if (facts.state === 'uncollectible') return 'uncollectible';
  if (facts.dispute) return 'disputed';
  if (failureIsNews(facts, daysPastDue > 0, zone)) return 'failed';
  if (daysPastDue > 0) return 'overdue';
  return facts.paidMinor + facts.clearingMinor > 0n ? 'part_paid' : 'open';
}

/** Nothing is owed: it was paid, or all that was paid went back, or it was credited before anybody paid. */
function settledKind({
  totalMinor,
  paidMinor,
  creditedMinor,
  refundedMinor,
}: StatusFacts): StatusKind {
  if (totalMinor <= 0n || paidMinor > 0n) return 'paid';
  if (refundedMinor > 0n) return 'refunded';
  return creditedMinor > 0n ? 'credited' : 'paid';
}

function failureIsNews(
  { failedAt, movedAt, dueOn }: StatusFacts,
  pastDue: boolean,
  zone: string,
): boolean {
  if (!failedAt || (movedAt && movedAt > failedAt)) return false;
  return !pastDue || !dueOn || dayIn(zone, failedAt) > dueOn;
}

function atLeastZero(amountMinor: bigint): bigint {
  return amountMinor > 0n ? amountMinor : 0n;
}
