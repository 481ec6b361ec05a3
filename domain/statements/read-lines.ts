import type { PaymentMethod } from '@/domain/invoices/timeline';
import type { LedgerKind } from '@/domain/ledger/add-entry';
import { dayFromDb, dayToDb, type Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { StatementLine } from './statement';

type Row = {
  kind: LedgerKind;
  on: Date;
  amountMinor: bigint;
  movedMinor: bigint;
  count: number;
  invoiceId: string | null;
  invoices: string[] | null;
  invoiceTitle: string | null;
  paymentId: string | null;
  receiptNumber: string | null;
  method: PaymentMethod | null;
  instrument: string | null;
  creditNoteId: string | null;
  creditNumber: string | null;
  creditReason: string | null;
  unused: boolean;
};

export type LinesAsked = {
  clientId: string;
  currency: string;
  from: Day;
  to: Day;
  openingMinor: bigint;
  /** Only so many of the newest, each with where it is looked at; all of them, without, where none is told. */
  newest?: number | undefined;
};

/**
 * The movements of a span, the oldest first, with the balance after each, and how many there are. The ledger has an entry
 * for each invoice that a payment went to; that is one movement, which names them all. One statement.
 */
export async function readLines(
  db: Reads,
  { clientId, currency, from, to, openingMinor, newest }: LinesAsked,
): Promise<{ lines: StatementLine[]; lineCount: number }> {
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH moved AS (
      SELECT l.kind, l."on", l.payment_id, l.credit_note_id, sum(l.amount_minor)::bigint AS amount, min(l.at) AS at,
             (array_agg(l.id ORDER BY l.id))[1] AS id, (array_agg(l.invoice_id))[1] AS invoice_id, (array_agg(i.title))[1] AS title,
             array_agg(i.number ORDER BY i.due_on, i.id) FILTER (WHERE i.id IS NOT NULL) AS invoices
      FROM ledger_entry l LEFT JOIN invoice i ON i.id = l.invoice_id AND i.client_id = ${clientId}::uuid
      WHERE l.client_id = ${clientId}::uuid AND l.currency = ${currency}
        AND l."on" BETWEEN ${dayToDb(from)}::date AND ${dayToDb(to)}::date
      GROUP BY l.kind, l."on", l.payment_id, l.credit_note_id,
               CASE WHEN l.payment_id IS NULL AND l.credit_note_id IS NULL THEN l.id END),
    run AS (
      SELECT m.*, sum(m.amount) OVER (ORDER BY m."on", m.id)::bigint AS so_far, count(*) OVER ()::int AS count
      FROM moved m ORDER BY m."on" DESC, m.id DESC LIMIT ${newest ?? null}::int)
    SELECT r.kind, r."on", r.amount AS "amountMinor", r.so_far AS "movedMinor", r.count, r.invoice_id AS "invoiceId", r.invoices,
           r.title AS "invoiceTitle", y.id AS "paymentId", y.receipt_number AS "receiptNumber", y.method::text, y.instrument,
           n.id AS "creditNoteId", n.number AS "creditNumber", n.reason AS "creditReason",
           n.id IS NOT NULL AND r.invoice_id IS NULL AND NOT EXISTS (
             SELECT 1 FROM allocation a
             WHERE a.credit_note_id = n.id AND (a.created_at AT TIME ZONE f.zone)::date <= ${dayToDb(to)}::date) AS unused
    FROM run r CROSS JOIN firm f
    LEFT JOIN payment y ON y.id = r.payment_id AND y.client_id = ${clientId}::uuid
    LEFT JOIN credit_note n ON n.id = r.credit_note_id AND n.client_id = ${clientId}::uuid
    ORDER BY r."on", r.id`);
  return {
    lines: rows.map((row) => toLine(row, openingMinor, newest !== undefined)),
    lineCount: rows[0]?.count ?? 0,
  };
}

function toLine(row: Row, openingMinor: bigint, linked: boolean): StatementLine {
  const invoices = row.invoices ?? [];
  return {
    kind: row.kind,
    on: dayFromDb(row.on),
    amountMinor: row.amountMinor,
    balanceMinor: openingMinor + row.movedMinor,
    number: row.creditNumber ?? (row.paymentId ? row.receiptNumber : (invoices[0] ?? null)),
    title: row.creditNoteId ? row.creditReason : row.paymentId ? null : row.invoiceTitle,
    method: row.method,
    instrument: row.instrument,
    invoices,
    unused: row.unused,
    link: linked ? linkOf(row) : null,
  };
}

function linkOf(row: Row): StatementLine['link'] {
  if (row.creditNoteId) return { kind: 'credit_note', id: publicId('cn', row.creditNoteId) };
  if (row.paymentId && row.receiptNumber) {
    return { kind: 'receipt', id: publicId('pa', row.paymentId) };
  }
  return row.invoiceId ? { kind: 'invoice', id: publicId('in', row.invoiceId) } : null;
}
