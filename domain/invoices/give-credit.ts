import type { Actor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { type NewAllocation, writeAllocations } from '../ledger/write-allocations';
import type { CreditSource } from './credit-sources';
import type { LockedInvoice } from './lock-invoice';
import { moveSums, owedOf } from './move-sums';

/** How much an invoice took, and what it is then. */
export type GivenCredit = { invoice: LockedInvoice; takenMinor: bigint };

/**
 * Gives a locked invoice what it needs of a client's credit, from the first source to the last, and takes that off the
 * sources. The ledger says nothing of it: what the client owes altogether is the same.
 * @param mostMinor no more than this; what is on its way need not be covered twice
 */
export async function giveCredit(
  db: Db,
  actor: Actor,
  invoice: LockedInvoice,
  { sources, mostMinor = owedOf(invoice) }: { sources: CreditSource[]; mostMinor?: bigint },
): Promise<GivenCredit> {
  let needMinor = mostMinor < owedOf(invoice) ? mostMinor : owedOf(invoice);
  const allocations: NewAllocation[] = [];
  const moved = { paidMinor: 0n, creditedMinor: 0n };
  for (const source of sources) {
    const amountMinor = source.leftMinor < needMinor ? source.leftMinor : needMinor;
    if (amountMinor <= 0n) continue;
    source.leftMinor -= amountMinor;
    needMinor -= amountMinor;
    const of = { clientId: invoice.clientId, invoiceId: invoice.id, amountMinor };
    if (source.kind === 'payment') {
      allocations.push({ ...of, paymentId: source.id });
      moved.paidMinor += amountMinor;
    } else {
      allocations.push({ ...of, creditNoteId: source.id });
      moved.creditedMinor += amountMinor;
      await db.creditNote.update({
        where: { id: source.id },
        data: { appliedMinor: { increment: amountMinor } },
        select: { id: true },
      });
    }
  }
  const takenMinor = moved.paidMinor + moved.creditedMinor;
  if (takenMinor === 0n) return { invoice, takenMinor };
  await writeAllocations(db, allocations);
  await recordActivity(db, actor, {
    type: 'credit.applied',
    clientId: invoice.clientId,
    subject: { kind: 'invoice', id: publicId('in', invoice.id) },
    data: moneyData({ amountMinor: takenMinor, currency: invoice.currency }),
  });
  return { invoice: await moveSums(db, actor, invoice, moved), takenMinor };
}
