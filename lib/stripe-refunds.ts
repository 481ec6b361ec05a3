import Stripe from 'stripe';
import { PortalError } from './errors';
import type { Money } from './money';
import type { StripeRefund } from './stripe';
import { inOurWords, stripeClient } from './stripe-client';
import { toStripeAmount } from './stripe-amounts';

/**
 * Sends money of a payment back by the way it came.
 * @param refund.refundId `re_…`: also the idempotency key, so that asking again sends nothing a second time
 * @throws PortalError conflict where Stripe refuses it (given back already, taken back by the bank, no money there);
 * unavailable when Stripe can't be reached, and then it may have gone out.
 */
export async function createRefund({
  refundId,
  paymentIntentId,
  amount,
}: {
  refundId: string;
  paymentIntentId: string;
  amount: Money;
}): Promise<StripeRefund> {
  try {
    return await stripeClient().refunds.create(
      {
        payment_intent: paymentIntentId,
        amount: toStripeAmount(amount),
        metadata: { refund: refundId },
      },
      { idempotencyKey: refundId },
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) {
      throw new PortalError('conflict', 'payments.errors.refund_refused', { cause: error });
    }
    throw inOurWords(error);
  }
}
