import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';

/** How much of a payment, or of a credit note, an invoice is given; below zero for what is taken back. */
export type NewAllocation = {
  clientId: string;
  invoiceId: string;
  amountMinor: bigint;
  /** What took it back. */
  refundId?: string;
  disputeId?: string;
} & ({ paymentId: string } | { creditNoteId: string });

/** Writes down which invoices something goes to; nothing is written of a part that is zero. */
export async function writeAllocations(
  db: Db,
  allocations: readonly NewAllocation[],
): Promise<void> {
  const data = allocations
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .map((allocation) => ({ ...allocation, id: newId(), createdAt: now() }));
  if (data.length > 0) await db.allocation.createMany({ data });
}
