import { dayFromDb, dayToDb, type Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import type { Statement } from './statement';

type Row = { dueOn: Date; openMinor: bigint; count: number; numbers: string[] };

/** Of invoices due on one day so many are named. */
const NAMED = 5;

/**
 * What was open at the end of a day, by due day, as the books say of that day, not of this one
 * (docs/decisions/2026-11-26-statements.md). An invoice is open by its entries up to that day, less what was allocated to it
 * by then. An allocation counts on the day of its money or credit note, where it was made together with it; on the day on
 * which it was made, where credit was moved later or a bank took it back; on the refund's day, where one took it back. One
 * statement.
 */
export async function readOpen(
  db: Reads,
  { clientId, currency, to }: { clientId: string; currency: string; to: Day },
): Promise<Statement['due']> {
  const day = dayToDb(to);
  const rows = await db.$queryRaw<Row[]>(sql`
    WITH entry AS MATERIALIZED (
      SELECT l.kind, l.invoice_id, l.payment_id, l.credit_note_id, l.amount_minor, l."on", (l.at AT TIME ZONE f.zone)::date AS written_on
      FROM ledger_entry l CROSS JOIN firm f
      WHERE l.client_id = ${clientId}::uuid AND l.currency = ${currency} AND l."on" <= ${day}::date),
    billed AS (
      SELECT invoice_id, sum(amount_minor) AS amount FROM entry
      WHERE kind IN ('invoice', 'void', 'write_off') AND invoice_id IS NOT NULL GROUP BY invoice_id),
    source AS (
      SELECT coalesce(payment_id, credit_note_id) AS id, min("on") AS "on", min(written_on) AS written_on FROM entry
      WHERE kind IN ('payment', 'credit_note') GROUP BY 1),
    used AS (
      SELECT a.invoice_id, sum(a.amount_minor) AS amount
      FROM (SELECT x.*, (x.created_at AT TIME ZONE f.zone)::date AS made_on FROM allocation x CROSS JOIN firm f
             WHERE x.client_id = ${clientId}::uuid) a
      JOIN source s ON s.id = coalesce(a.payment_id, a.credit_note_id)
      LEFT JOIN refund r ON r.id = a.refund_id
      WHERE CASE WHEN a.refund_id IS NOT NULL THEN r.refunded_on
                 WHEN a.dispute_id IS NULL AND a.made_on <= s.written_on THEN s."on"
                 ELSE a.made_on END <= ${day}::date
      GROUP BY a.invoice_id)
    SELECT i.due_on AS "dueOn", sum(b.amount - coalesce(u.amount, 0))::bigint AS "openMinor", count(*)::int AS count,
           (array_agg(i.number ORDER BY i.issued_on, i.id))[1:${NAMED}::int] AS numbers
    FROM billed b JOIN invoice i ON i.id = b.invoice_id LEFT JOIN used u ON u.invoice_id = b.invoice_id
    WHERE b.amount > coalesce(u.amount, 0)
    GROUP BY i.due_on ORDER BY i.due_on`);
  return rows.map(({ dueOn, ...row }) => ({ ...row, on: dayFromDb(dueOn) }));
}
