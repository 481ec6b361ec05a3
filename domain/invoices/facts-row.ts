import { dayFromDb, dayIn, type Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import type { SentenceFacts } from './sentences';
import type { StoredState } from './status';

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
};

/** The columns that a status is derived from, of an invoice `i` joined with `FACTS_JOINS`. */
export const FACTS = sql`
  i.state, i.currency, i.total_minor AS "totalMinor", i.paid_minor AS "paidMinor", i.credited_minor AS "creditedMinor",
  i.due_on AS "dueOn", i.paid_at AS "paidAt", i.voided_at AS "voidedAt",
  pays.clearing AS "clearingMinor", pays.expected_on AS "expectedOn", pays.received_on AS "receivedOn",
  pays.failed_at AS "failedAt", pays.moved_at AS "movedAt",
  backs.refunded AS "refundedMinor", backs.refunded_on AS "refundedOn", backs.to_card AS "refundedToCard",
  notes.credited_on AS "creditedOn"`;

/** What is known of each invoice `i` beside its own row: its payments, refunds and credit notes. */
export const FACTS_JOINS = sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(y.amount_minor) FILTER (WHERE y.state = 'processing'), 0)::bigint AS clearing,
           max(y.expected_on) FILTER (WHERE y.state = 'processing') AS expected_on,
           max(y.received_on) FILTER (WHERE y.state = 'succeeded') AS received_on,
           max(y.changed_at) FILTER (WHERE y.state = 'failed') AS failed_at,
           max(y.changed_at) FILTER (WHERE y.state <> 'failed') AS moved_at
    FROM payment y WHERE y.invoice_id = i.id) pays
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(l.amount_minor), 0)::bigint AS refunded, max(l."on") AS refunded_on,
           bool_and(y.method = 'card') AS to_card
    FROM ledger_entry l LEFT JOIN payment y ON y.id = l.payment_id
    WHERE l.invoice_id = i.id AND l.kind = 'refund') backs
  CROSS JOIN LATERAL (
    SELECT max(n.issued_on) AS credited_on FROM credit_note n WHERE n.invoice_id = i.id) notes`;

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
  };
}
