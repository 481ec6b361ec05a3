import type { Db } from '@/lib/db';
import type { LockedInvoice } from './lock-invoice';

/**
 * How much of a locked invoice can still be credited, in minor units: what was billed, less its credit notes and those that
 * refunds on their way will bring. Nothing of a draft, or of what was cancelled.
 */
export async function creditableOf(
  db: Db,
  { id, state, totalMinor }: Pick<LockedInvoice, 'id' | 'state' | 'totalMinor'>,
): Promise<bigint> {
  if (state === 'draft' || state === 'void') return 0n;
  const notes = await db.creditNote.aggregate({
    where: { invoiceId: id },
    _sum: { totalMinor: true },
  });
  const refunds = await db.refund.aggregate({
    where: { creditedInvoiceId: id, state: 'pending' },
    _sum: { amountMinor: true },
  });
  return totalMinor - (notes._sum.totalMinor ?? 0n) - (refunds._sum.amountMinor ?? 0n);
}
