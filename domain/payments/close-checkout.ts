import { STRIPE } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { readCheckout } from '@/lib/payment-fact';
import { expireCheckoutSession } from '@/lib/stripe';
import { settlePayment } from './settle-payment';

/**
 * Closes a page to pay on, at Stripe and with us. One that was paid in the meantime can't be closed: what was paid is
 * settled then, and the answer says so.
 * @throws PortalError unavailable when Stripe can't be reached: the page may still be open
 */
export async function closeCheckout(checkout: {
  id: string;
  stripeSessionId: string | null;
}): Promise<'closed' | 'paid'> {
  if (checkout.stripeSessionId) {
    const session = readCheckout(await expireCheckoutSession(checkout.stripeSessionId));
    if (session?.status === 'complete') {
      await settlePayment(STRIPE, session);
      return 'paid';
    }
  }
  await dbAs(STRIPE, (db) =>
    db.checkout.updateMany({
      where: { id: checkout.id, state: 'open' },
      data: { state: 'expired', endedAt: now() },
    }),
  );
  return 'closed';
}
