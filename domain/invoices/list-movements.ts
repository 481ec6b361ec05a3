import { dayFromDb, dayIn } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { Movement, PaymentMethod } from './timeline';

type Row = {
  kind: Movement['kind'];
  /** Of the payment, or the credit note. */
  id: string | null;
  state: 'processing' | 'succeeded' | 'failed' | null;
  method: PaymentMethod | null;
  instrument: string | null;
  number: string | null;
  amountMinor: bigint;
  at: Date;
  on: Date | null;
  expectedOn: Date | null;
  hard: boolean | null;
};

/** What money did for an invoice, and what was credited of it, in no order. One statement. */
export async function listMovements(
  db: Reads,
  invoiceId: string,
  zone: string,
): Promise<Movement[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT 'payment' AS kind, y.id, y.state::text, y.method::text, y.instrument, y.receipt_number AS number,
           sum(a.amount_minor) FILTER (WHERE a.amount_minor > 0)::bigint AS "amountMinor",
           CASE WHEN y.state = 'failed' THEN y.changed_at ELSE y.created_at END AS at,
           CASE WHEN y.state = 'succeeded' THEN y.received_on END AS "on", y.expected_on AS "expectedOn", y.failure_hard AS hard
    FROM allocation a JOIN payment y ON y.id = a.payment_id
    WHERE a.invoice_id = ${invoiceId}::uuid AND a.dispute_id IS NULL GROUP BY y.id
    UNION ALL
    SELECT l.kind::text, y.id, NULL, y.method::text, y.instrument, NULL, abs(l.amount_minor), l.at, l."on", NULL, NULL
    FROM ledger_entry l LEFT JOIN payment y ON y.id = l.payment_id
    WHERE l.invoice_id = ${invoiceId}::uuid AND l.kind IN ('refund', 'refund_reversal', 'dispute', 'dispute_reversal')
    UNION ALL
    SELECT 'credit_note', n.id, NULL, NULL, NULL, n.number, sum(a.amount_minor)::bigint, min(a.created_at), n.issued_on, NULL, NULL
    FROM allocation a JOIN credit_note n ON n.id = a.credit_note_id
    WHERE a.invoice_id = ${invoiceId}::uuid GROUP BY n.id`);
  return rows.map((row) => toMovement(row, zone));
}

function toMovement(row: Row, zone: string): Movement {
  const { amountMinor, at } = row;
  const on = row.on ? dayFromDb(row.on) : dayIn(zone, at);
  if (row.kind === 'credit_note') {
    const id = row.id && publicId('cn', row.id);
    return { kind: row.kind, id, number: row.number ?? '', amountMinor, at, on };
  }
  if (row.kind !== 'payment') return { kind: row.kind, method: row.method, amountMinor, at, on };
  return {
    kind: 'payment',
    id: row.id && publicId('pa', row.id),
    receiptNumber: row.number,
    state: row.state ?? 'processing',
    method: row.method ?? 'other',
    instrument: row.instrument,
    amountMinor,
    at,
    on,
    expectedOn: row.expectedOn && dayFromDb(row.expectedOn),
    hard: row.hard ?? false,
  };
}
