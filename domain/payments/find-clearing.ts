import type { Db } from '@/lib/db';

/** What is on its way for an invoice: set out, and not certain yet. */
export async function findClearing(db: Db, invoiceId: string): Promise<bigint> {
  const { _sum } = await db.allocation.aggregate({
    where: { invoiceId, payment: { state: 'processing' } },
    _sum: { amountMinor: true },
  });
  return _sum.amountMinor ?? 0n;
}
