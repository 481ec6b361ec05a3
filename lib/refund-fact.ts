import type { StripeEvent, StripeRefund } from './stripe';
import { fromStripeAmount } from './stripe-amounts';
import { idOf } from './stripe-reference';

/** What Stripe says of money that goes back, told by an event or answered to our asking. */
export type RefundFact = {
  /** Null where we asked: there is nothing to be done only once. */
  event: { id: string; type: string; createdAt: Date } | null;
  stripeRefundId: string;
  /** `re_…` as we gave it along; null for one that was made in Stripe's own dashboard. */
  refundId: string | null;
  paymentIntentId: string | null;
  chargeId: string | null;
  state: 'pending' | 'succeeded' | 'failed';
  amountMinor: bigint;
  currency: string;
  failureCode: string | null;
};

/** Reads an event of Stripe's. Null for one that is not about a refund, or whose amount we have no way to write. */
export function readRefundFact(event: StripeEvent): RefundFact | null {
  switch (event.type) {
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const { id, type, created } = event;
      return readRefund(event.data.object, { id, type, createdAt: new Date(created * 1000) });
    }
    default:
      return null;
  }
}

/** Reads a refund as Stripe answers it. Null where we cannot write the amount. */
export function readRefund(
  refund: StripeRefund,
  event: RefundFact['event'] = null,
): RefundFact | null {
  const money = fromStripeAmount(refund.amount, refund.currency);
  if (!money) return null;
  return {
    event,
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refund ?? null,
    paymentIntentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    state: stateOf(refund.status),
    ...money,
    failureCode: refund.failure_reason ?? null,
  };
}

/** Stripe's `requires_action` waits for the payer, as `pending` for a bank; one that was cancelled goes nowhere. */
function stateOf(status: string | null): RefundFact['state'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
