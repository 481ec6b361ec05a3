import type { StripeEvent } from './stripe';
import { fromStripeAmount } from './stripe-amounts';
import { idOf } from './stripe-reference';

/** What one event of Stripe's says about a payment that the payer's bank takes back. */
export type DisputeFact = {
  event: { id: string; type: string; createdAt: Date };
  stripeDisputeId: string;
  paymentIntentId: string | null;
  chargeId: string | null;
  /** Stripe's: needs_response, under_review, won, lost and so on. */
  status: string;
  /** Stripe's: fraudulent, product_not_received and so on. */
  reason: string;
  amountMinor: bigint;
  currency: string;
  /** What this event says of the money; null where it says nothing of it. */
  funds: 'withdrawn' | 'reinstated' | null;
};

/** Reads an event of Stripe's. Null for one that is not about a dispute, or whose amount we have no way to write. */
export function readDisputeFact(event: StripeEvent): DisputeFact | null {
  switch (event.type) {
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const dispute = event.data.object;
      const money = fromStripeAmount(dispute.amount, dispute.currency);
      if (!money) return null;
      return {
        event: { id: event.id, type: event.type, createdAt: new Date(event.created * 1000) },
        stripeDisputeId: dispute.id,
        paymentIntentId: idOf(dispute.payment_intent),
        chargeId: idOf(dispute.charge),
        status: dispute.status,
        reason: dispute.reason,
        ...money,
        funds: fundsOf(event.type),
      };
    }
    default:
      return null;
  }
}

function fundsOf(type: string): DisputeFact['funds'] {
  if (type === 'charge.dispute.funds_withdrawn') return 'withdrawn';
  return type === 'charge.dispute.funds_reinstated' ? 'reinstated' : null;
}
