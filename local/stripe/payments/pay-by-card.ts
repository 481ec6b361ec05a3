import type Stripe from 'stripe';
import type { Desk, Origin } from '../desk';
import { emit } from '../emit';
import { newCharge } from '../resources/charges';
import { cardMethod, type Payer } from '../resources/payment-methods';
import { type Failure, LIVE_CARD, TEST_CARDS, type TestCard, testCardOf } from '../test-numbers';
import {
  completeSession,
  declineCharge,
  failIntent,
  intentOf,
  openSession,
  type PayOutcome,
} from './attempt';
import { disputeCharge } from './dispute-charge';

/** What the payer typed; `number` has digits only. */
export type CardInput = { number: string; expiry: { month: number; year: number }; payer: Payer };

const NOT_AUTHENTICATED: Failure = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  advice: null,
};

/**
 * Pays an open session by card. One step of the store: of two requests at once, the second finds
 * the session closed.
 */
export function payByCard(desk: Desk, sessionId: string, input: CardInput): PayOutcome {
  return desk.store.transact(() => {
    const session = openSession(desk, sessionId);
    if (!session) return { kind: 'closed' };
    const card = TEST_CARDS.find(({ number }) => number === input.number) ?? unknown(input.number);
    const intent = intentOf(desk, session, null);
    const method = cardMethod(desk, card, input.expiry, input.payer);
    desk.store.put('method', method);
    if (card.does.kind === 'declines') {
      return declineCharge(desk, intent, method, card.does.failure, null);
    }
    if (card.does.kind === 'works') return take(desk, sessionId, intent, method, false, null);
    return ask(desk, sessionId, intent, method);
  });
}

/** The payer's answer to 3-D Secure. */
export function answerThreeDSecure(desk: Desk, sessionId: string, approved: boolean): PayOutcome {
  return desk.store.transact(() => {
    const session = openSession(desk, sessionId);
    const asking = session && askingIntent(desk, session);
    if (!session || !asking) return { kind: 'closed' };
    const { intent, method } = asking;
    if (approved) return take(desk, sessionId, intent, method, true, null);
    failIntent(desk, intent, method, NOT_AUTHENTICATED, null, null);
    return { kind: 'declined', message: NOT_AUTHENTICATED.message };
  });
}

/** The intent of a session that waits for 3-D Secure, with the card, if it does. */
export function askingIntent(desk: Desk, session: Stripe.Checkout.Session) {
  const id = typeof session.payment_intent === 'string' ? session.payment_intent : '';
  const intent = desk.store.get('intent', id);
  if (intent?.status !== 'requires_action') return undefined;
  const method = desk.store.get('method', String(intent.payment_method));
  return method && { intent, method };
}

function ask(
  desk: Desk,
  sessionId: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): PayOutcome {
  const { publicUrl } = desk.settings;
  const asking: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: {
        return_url: `${publicUrl}/pay/${sessionId}`,
        url: `${publicUrl}/pay/${sessionId}/3d-secure`,
      },
    },
    payment_method: method.id,
    status: 'requires_action',
  };
  desk.store.put('intent', asking);
  emit(desk, 'payment_intent.requires_action', asking, null);
  return { kind: 'authenticate' };
}

function take(
  desk: Desk,
  sessionId: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  authenticated: boolean,
  origin: Origin,
): PayOutcome {
  const charge = newCharge(desk, intent, method, 'succeeded', authenticated);
  const succeeded: Stripe.PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  };
  desk.store.put('charge', charge);
  desk.store.put('intent', succeeded);
  emit(desk, 'charge.succeeded', charge, origin);
  emit(desk, 'payment_intent.succeeded', succeeded, origin);
  completeSession(desk, sessionId, method, true, origin);
  const reason = testCardOf(method.card?.last4)?.disputedAs;
  if (reason) disputeCharge(desk, charge.id, { reason });
  return { kind: 'complete' };
}

function unknown(number: string): TestCard {
  return {
    number,
    brand: number.startsWith('5') ? 'mastercard' : 'visa',
    label: 'Not a test card',
    does: { kind: 'declines', failure: LIVE_CARD },
  };
}
