import { type Reads, sql } from '@/lib/db';
import type { LockedInvoice } from '../invoices/lock-invoice';
import { owedOf } from '../invoices/move-sums';

/** Why a bill is not reminded of now. */
export type Hindrance = 'settled' | 'clearing' | 'asked' | 'bank' | 'left';

type Row = { clearingMinor: bigint; asked: boolean; bank: boolean; left: boolean };

/**
 * What keeps a locked bill from being reminded of, or what is left to pay of it: nothing is owed, all of it is clearing, a
 * question waits for its answer or a dispute for its end, the payer's bank has taken money back and asks for proof, or
 * the client has left. One statement.
 */
export async function findHindrance(
  db: Reads,
  invoice: LockedInvoice,
): Promise<{ hindrance: Hindrance } | { leftMinor: bigint }> {
  if (invoice.state !== 'open') return { hindrance: 'settled' };
  const owedMinor = owedOf(invoice);
  if (owedMinor === 0n) return { hindrance: 'settled' };
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT coalesce((SELECT sum(a.amount_minor) FROM allocation a JOIN payment y ON y.id = a.payment_id
                      WHERE a.invoice_id = ${invoice.id}::uuid AND y.state = 'processing'), 0)::bigint AS "clearingMinor",
           EXISTS (SELECT 1 FROM line_question q WHERE q.invoice_id = ${invoice.id}::uuid
                      AND (q.state = 'open' OR (q.kind = 'dispute' AND q.state <> 'settled'))) AS asked,
           EXISTS (SELECT 1 FROM allocation a JOIN dispute d ON d.id = a.dispute_id
                    WHERE a.invoice_id = ${invoice.id}::uuid AND d.closed_at IS NULL) AS bank,
           EXISTS (SELECT 1 FROM client c WHERE c.id = ${invoice.clientId}::uuid AND c.left_at IS NOT NULL) AS left`);
  if (!row) return { hindrance: 'settled' };
  const leftMinor = owedMinor - row.clearingMinor;
  if (leftMinor <= 0n) return { hindrance: 'clearing' };
  if (row.asked) return { hindrance: 'asked' };
  if (row.bank) return { hindrance: 'bank' };
  if (row.left) return { hindrance: 'left' };
  return { leftMinor };
}
