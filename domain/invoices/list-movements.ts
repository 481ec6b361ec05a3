import { dayFromDb, dayIn } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import type { Movement, PaymentMethod } from './timeline';

type Row = {
  kind: Movement['kind'];
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

/** The payments, refunds and credit notes of an invoice, in no order. One statement. */
export async function listMovements(
  db: Reads,
  invoiceId: string,
  zone: string,
): Promise<Movement[]> {
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT 'payment' AS kind, y.state::text, y.method::text, y.instrument, NULL AS number, y.amount_minor AS "amountMinor",
           CASE WHEN y.state = 'failed' THEN y.changed_at ELSE y.created_at END AS at,
           CASE WHEN y.state = 'succeeded' THEN y.received_on END AS "on", y.expected_on AS "expectedOn", y.failure_hard AS hard
    FROM payment y WHERE y.invoice_id = ${invoiceId}::uuid
    UNION ALL
    SELECT 'refund', NULL, y.method::text, NULL, NULL, l.amount_minor, l.at, l."on", NULL, NULL
    FROM ledger_entry l LEFT JOIN payment y ON y.id = l.payment_id
    WHERE l.invoice_id = ${invoiceId}::uuid AND l.kind = 'refund'
    UNION ALL
    SELECT 'credit_note', NULL, NULL, NULL, n.number, n.total_minor, n.created_at, n.issued_on, NULL, NULL
    FROM credit_note n WHERE n.invoice_id = ${invoiceId}::uuid`);
  return rows.map((row) => toMovement(row, zone));
}

function toMovement(row: Row, zone: string): Movement {
  const { amountMinor, at } = row;
  const on = row.on ? dayFromDb(row.on) : dayIn(zone, at);
  if (row.kind === 'credit_note')
    return { kind: row.kind, number: row.number ?? '', amountMinor, at, on };
  if (row.kind === 'refund') return { kind: row.kind, method: row.method, amountMinor, at, on };
  return {
    kind: 'payment',
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
