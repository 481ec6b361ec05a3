import { lockInvoices } from '@/domain/invoices/lock-invoice';
import type { Db } from '@/lib/db';
import type { HeldPayment } from './take-back';

/** The payment that money is said to come from; held until the transaction ends. Null where we know of none that arrived. */
export async function findStripePayment(
  db: Db,
  { paymentIntentId, chargeId }: { paymentIntentId: string | null; chargeId: string | null },
): Promise<HeldPayment | null> {
  const found = await db.payment.findFirst({
    where: {
      state: 'succeeded',
      OR: [
        ...(chargeId ? [{ stripeChargeId: chargeId }] : []),
        ...(paymentIntentId ? [{ stripeIntentId: paymentIntentId }] : []),
      ],
    },
    select: { id: true },
  });
  return found && holdPayment(db, found.id);
}

/**
 * Holds a payment that exists, by an update that changes nothing. Its invoices are held before it, as by all who move
 * money, so that no two wait for each other.
 */
export async function holdPayment(db: Db, id: string): Promise<HeldPayment> {
  const given = await db.allocation.findMany({
    where: { paymentId: id },
    distinct: ['invoiceId'],
    select: { invoiceId: true },
  });
  await lockInvoices(
    db,
    given.map(({ invoiceId }) => invoiceId),
  );
  return changeGone(db, id, 0n);
}

/** Moves what has gone back, or is on its way back, of a payment, and holds it until the transaction ends. */
export function changeGone(db: Db, id: string, byMinor: bigint): Promise<HeldPayment> {
  return db.payment.update({
    where: { id },
    data: { refundedMinor: { increment: byMinor } },
    select: { id: true, clientId: true, currency: true, amountMinor: true, refundedMinor: true },
  });
}
