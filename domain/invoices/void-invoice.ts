import type { Actor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { addEntry } from '../ledger/add-entry';
import { writeAllocations } from '../ledger/write-allocations';
import { type LockedInvoice, lockInvoice } from './lock-invoice';

/**
 * Cancels an invoice of which nothing was ever paid and nothing is on its way; what was paid is credited and refunded.
 * The lock is the one that paying takes, so that a payment comes before, and is seen here, or after, and is refused.
 * Cancelling what is cancelled does nothing.
 * @param reason why, for the log and the firm; the client is told that it was cancelled.
 * @throws PortalError not_found; conflict for a draft, and for what has been paid, in part or whole, or is clearing.
 */
export async function voidInvoice(
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  authorize(actor, 'invoice.void');
  await dbAs(actor, async (db) => {
    const locked = await lockInvoice(db, id);
    if (locked.state === 'void') return;
    await checkUnpaid(db, locked);
    const invoice = await releaseCredit(db, locked);
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const at = now();
    await db.invoice.update({
      where: { id },
      data: {
        state: 'void',
        voidedAt: at,
        voidReason: reason,
        creditedMinor: invoice.creditedMinor,
      },
      select: { id: true },
    });
    await addEntry(db, {
      kind: 'void',
      clientId: invoice.clientId,
      invoiceId: id,
      currency: invoice.currency,
      amountMinor: invoice.totalMinor - invoice.creditedMinor,
      on: todayIn(zone),
      at,
    });
    // Pages that are open to pay it on are closed, where payments are followed.
    await sendJob(db, 'payment.follow', { invoiceId: id }, { singletonKey: id });
    await recordActivity(db, actor, {
      type: 'invoice.changed',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { from: invoice.state, to: 'void' },
      reason,
    });
  });
}

/** Credit that was the client's own, and not given for this invoice, goes back to them: they can use it elsewhere. */
async function releaseCredit(db: Db, invoice: LockedInvoice): Promise<LockedInvoice> {
  const given = await db.allocation.groupBy({
    by: ['creditNoteId'],
    where: {
      invoiceId: invoice.id,
      creditNote: { OR: [{ invoiceId: null }, { invoiceId: { not: invoice.id } }] },
    },
    _sum: { amountMinor: true },
  });
  let releasedMinor = 0n;
  for (const { creditNoteId, _sum } of given) {
    const amountMinor = _sum.amountMinor ?? 0n;
    if (!creditNoteId || amountMinor === 0n) continue;
    const { clientId, id: invoiceId } = invoice;
    await writeAllocations(db, [{ clientId, invoiceId, creditNoteId, amountMinor: -amountMinor }]);
    await db.creditNote.update({
      where: { id: creditNoteId },
      data: { appliedMinor: { decrement: amountMinor } },
      select: { id: true },
    });
    releasedMinor += amountMinor;
  }
  return { ...invoice, creditedMinor: invoice.creditedMinor - releasedMinor };
}

async function checkUnpaid(db: Db, invoice: LockedInvoice): Promise<void> {
  if (invoice.state === 'draft') throw new PortalError('conflict', 'invoices.errors.void_draft');
  if (invoice.state !== 'open') throw new PortalError('conflict', 'invoices.errors.void_settled');
  const paid = await db.payment.findMany({
    where: {
      allocations: { some: { invoiceId: invoice.id } },
      state: { in: ['processing', 'succeeded'] },
    },
    select: { state: true },
  });
  if (paid.some(({ state }) => state === 'processing')) {
    throw new PortalError('conflict', 'invoices.errors.void_clearing');
  }
  if (paid.length > 0 || invoice.paidMinor > 0n)
    throw new PortalError('conflict', 'invoices.errors.void_paid');
}
