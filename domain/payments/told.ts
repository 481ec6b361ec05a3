import { now } from '@/lib/clock';
import type { CheckoutNow, PaymentFact } from '@/lib/payment-fact';

/** What Stripe says of one payment, told by an event or read from a session that was asked for. */
export type Told = {
  /** Null where we asked: there is nothing to be done only once. */
  event: { id: string; type: string } | null;
  /** When it happened, as far as Stripe says. */
  at: Date;
} & Pick<
  PaymentFact,
  | 'kind'
  | 'checkoutId'
  | 'invoicePublicId'
  | 'sessionId'
  | 'paymentIntentId'
  | 'chargeId'
  | 'amountMinor'
  | 'currency'
  | 'method'
  | 'failureCode'
  | 'hard'
  | 'instrument'
>;

export function toldBy(fact: PaymentFact | CheckoutNow): Told {
  const isEvent = 'stripeEventId' in fact;
  return {
    ...fact,
    event: isEvent ? { id: fact.stripeEventId, type: fact.type } : null,
    at: isEvent ? fact.createdAt : now(),
  };
}
