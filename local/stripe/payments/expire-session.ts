import type Stripe from 'stripe';
import type { Desk, Origin } from '../desk';
import { emit } from '../emit';
import { cancel } from '../resources/payment-intents';

/** Closes an open session that nobody paid: its intent, if there is one, is canceled. */
export function expireSession(
  desk: Desk,
  session: Stripe.Checkout.Session,
  origin: Origin,
): Stripe.Checkout.Session {
  return desk.store.transact(() => {
    const expired: Stripe.Checkout.Session = { ...session, status: 'expired', url: null };
    desk.store.put('session', expired);
    desk.store.drop('alarm', session.id);
    const intent =
      typeof session.payment_intent === 'string'
        ? desk.store.get('intent', session.payment_intent)
        : undefined;
    if (intent) cancel(desk, intent, 'automatic', origin);
    emit(desk, 'checkout.session.expired', expired, origin);
    return expired;
  });
}
