import { lockInvoices } from '@/domain/invoices/lock-invoice';
import { moveSums, owedOf } from '@/domain/invoices/move-sums';
import { addEntry } from '@/domain/ledger/add-entry';
import { writeAllocations } from '@/domain/ledger/write-allocations';
import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import type { HeldPayment } from './take-back';

/** What did not go back after all: a refund that failed, a dispute that was won. */
export type Putting = { amountMinor: bigint; on: Day } & (
  { kind: 'refund_reversal'; refundId: string } | { kind: 'dispute_reversal'; disputeId: string }
);

/**
 * Gives money that had been taken back to the invoices that it was taken from, as far as they still need it, and as it is
 * there: a bank may have taken more than was left. The rest is the client's credit, or makes up for that.
 */
export async function putBack(
  db: Db,
  actor: Actor,
  payment: HeldPayment,
  putting: Putting,
): Promise<void> {
  const reason =
    putting.kind === 'refund_reversal'
      ? { refundId: putting.refundId }
      : { disputeId: putting.disputeId };
  const taken = await db.allocation.findMany({
    where: { ...reason, paymentId: payment.id, amountMinor: { lt: 0 } },
    select: { invoiceId: true, amountMinor: true },
  });
  const invoices = await lockInvoices(
    db,
    taken.map(({ invoiceId }) => invoiceId),
  );
  const { clientId, currency, id: paymentId } = payment;
  const entry = { kind: putting.kind, clientId, currency, paymentId, on: putting.on };
  let restMinor = putting.amountMinor;
  let thereMinor = await leftOf(db, payment);
  for (const invoice of invoices) {
    const tookMinor = -(taken.find(({ invoiceId }) => invoiceId === invoice.id)?.amountMinor ?? 0n);
    const most = [tookMinor, owedOf(invoice), restMinor, thereMinor];
    const amountMinor = most.reduce((a, b) => (a < b ? a : b));
    if (amountMinor <= 0n) continue;
    restMinor -= amountMinor;
    thereMinor -= amountMinor;
    // A refund takes; what is given again after it is a row of its own, which names only the payment.
    const by = putting.kind === 'dispute_reversal' ? reason : {};
    await writeAllocations(db, [
      { ...by, clientId, invoiceId: invoice.id, paymentId, amountMinor },
    ]);
    await moveSums(db, actor, invoice, { paidMinor: amountMinor });
    await addEntry(db, { ...entry, invoiceId: invoice.id, amountMinor });
  }
  if (restMinor > 0n) await addEntry(db, { ...entry, amountMinor: restMinor });
}

/** What of a payment is there, and is no invoice's; what is on its way back is there until it arrives. */
async function leftOf(db: Db, { id, amountMinor, refundedMinor }: HeldPayment): Promise<bigint> {
  const given = await db.allocation.aggregate({
    where: { paymentId: id },
    _sum: { amountMinor: true },
  });
  const leaving = await db.refund.aggregate({
    where: { paymentId: id, state: 'pending' },
    _sum: { amountMinor: true },
  });
  const goneMinor = refundedMinor - (leaving._sum.amountMinor ?? 0n);
  return amountMinor - goneMinor - (given._sum.amountMinor ?? 0n);
}
