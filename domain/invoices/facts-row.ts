import { dayFromDb, dayIn, type Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import type { SentenceFacts } from './sentences';
import type { StatusFacts, StoredState } from './status';

/** What `FACTS` selects: amounts in minor units, days as the driver gives them. */
export type FactsRow = {
  state: StoredState;
  currency: string;
  totalMinor: bigint;
  paidMinor: bigint;
  creditedMinor: bigint;
  clearingMinor: bigint;
  expectedOn: Date | null;
  dueOn: Date | null;
  receivedOn: Date | null;
  paidAt: Date | null;
  creditedOn: Date | null;
  voidedAt: Date | null;
  refundedMinor: bigint;
  refundedOn: Date | null;
  refundedToCard: boolean | null;
  failedAt: Date | null;
  movedAt: Date | null;
  disputedAt: Date | null;
  disputes: number;
  disputesAll: boolean;
  disputesWaiting: boolean;
  bankDisputedAt: Date | null;
};

/** The columns that a status is derived from, of an invoice `i` joined with `FACTS_JOINS`. */
export const FACTS = sql`
  i.state, i.currency, i.total_minor AS "totalMinor", i.paid_minor AS "paidMinor", i.credited_minor AS "creditedMinor",
  i.due_on AS "dueOn", i.paid_at AS "paidAt", i.voided_at AS "voidedAt",
  pays.clearing AS "clearingMinor", pays.expected_on AS "expectedOn", pays.received_on AS "receivedOn",
  pays.failed_at AS "failedAt", pays.moved_at AS "movedAt",
  backs.refunded AS "refundedMinor", backs.refunded_on AS "refundedOn", backs.to_card AS "refundedToCard",
  notes.credited_on AS "creditedOn",
  asks.disputed_at AS "disputedAt", asks.disputes, asks.disputes_all AS "disputesAll", asks.disputes_waiting AS "disputesWaiting", banks.disputed_at AS "bankDisputedAt"`;

/** What is known of each invoice `i` beside its own row: payments, refunds, credit notes, and what is not settled about it. */
export const FACTS_JOINS = sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(a.amount_minor) FILTER (WHERE y.state = 'processing'), 0)::bigint AS clearing,
           max(y.expected_on) FILTER (WHERE y.state = 'processing') AS expected_on,
           max(y.received_on) FILTER (WHERE y.state = 'succeeded') AS received_on,
           max(y.changed_at) FILTER (WHERE y.state = 'failed') AS failed_at,
           max(y.changed_at) FILTER (WHERE y.state <> 'failed') AS moved_at
    FROM allocation a JOIN payment y ON y.id = a.payment_id WHERE a.invoice_id = i.id) pays
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(l.amount_minor), 0)::bigint AS refunded, max(l."on") AS refunded_on,
           bool_and(y.method = 'card') AS to_card
    FROM ledger_entry l LEFT JOIN payment y ON y.id = l.payment_id
    WHERE l.invoice_id = i.id AND l.kind IN ('refund', 'refund_reversal')) backs
  CROSS JOIN LATERAL (
    SELECT max(n.issued_on) AS credited_on FROM allocation a JOIN credit_note n ON n.id = a.credit_note_id
    WHERE a.invoice_id = i.id) notes
  CROSS JOIN LATERAL (
    SELECT min(q.created_at) FILTER (WHERE q.kind = 'dispute') AS disputed_at,
           count(*) FILTER (WHERE q.kind = 'dispute')::int AS disputes,
           coalesce(bool_or(q.line_id IS NULL) FILTER (WHERE q.kind = 'dispute'), false) AS disputes_all,
           coalesce(bool_or(q.state = 'open') FILTER (WHERE q.kind = 'dispute'), false) AS disputes_waiting,
           count(*) FILTER (WHERE q.state = 'open')::int AS waiting
    FROM line_question q WHERE q.invoice_id = i.id AND q.state <> 'settled') asks
  CROSS JOIN LATERAL (
    SELECT min(d.opened_at) AS disputed_at FROM allocation a JOIN dispute d ON d.id = a.dispute_id
    WHERE a.invoice_id = i.id AND d.withdrawn AND d.closed_at IS NULL) banks`;

/** Of a row of `FACTS`: instants become days of the firm's zone. */
export function factsOf(row: FactsRow, zone: string): SentenceFacts {
  const dayAt = (instant: Date | null): Day | null => instant && dayIn(zone, instant);
  const dayOf = (value: Date | null): Day | null => value && dayFromDb(value);
  return {
    state: row.state,
    currency: row.currency,
    totalMinor: row.totalMinor,
    paidMinor: row.paidMinor,
    creditedMinor: row.creditedMinor,
    clearingMinor: row.clearingMinor,
    expectedOn: dayOf(row.expectedOn),
    dueOn: dayOf(row.dueOn),
    paidOn: dayOf(row.receivedOn) ?? dayAt(row.paidAt),
    creditedOn: dayOf(row.creditedOn),
    voidedOn: dayAt(row.voidedAt),
    refundedMinor: row.refundedMinor,
    refundedOn: dayOf(row.refundedOn),
    refundedToCard: row.refundedToCard ?? false,
    failedAt: row.failedAt,
    movedAt: row.movedAt,
    dispute: disputeOf(row, zone),
  };
}

/** The bank's word comes before the client's: it has the money. */
function disputeOf(row: FactsRow, zone: string): StatusFacts['dispute'] {
  if (row.bankDisputedAt)
    return { by: 'bank', on: dayIn(zone, row.bankDisputedAt), lines: null, answered: false };
  if (!row.disputedAt) return null;
  const lines = row.disputesAll ? null : row.disputes;
  const answered = !row.disputesWaiting;
  return { by: 'client', on: dayIn(zone, row.disputedAt), lines, answered };
}
