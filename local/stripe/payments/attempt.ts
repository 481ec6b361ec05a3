import type Stripe from 'stripe';
import type { Desk, Origin } from '../desk';
import { emit } from '../emit';
import { newCharge } from '../resources/charges';
import type { WireLineItem } from '../resources/line-items';
import { type IntentDetails, newIntent } from '../resources/payment-intents';
import type { Failure } from '../test-numbers';

/** What a session is for: its lines, and what its payment intent will be made of. */
export type Order = { id: string; items: WireLineItem[]; intent: IntentDetails };

/** What came of pressing "Pay". */
export type PayOutcome =
  /** Paid, or a debit on its way: back to the merchant. */
  | { kind: 'complete' }
  /** Not paid; the session stays open. */
  | { kind: 'declined'; message: string }
  /** The bank wants to hear from the payer first. */
  | { kind: 'authenticate' }
  /** Nothing done: the session was paid, or has expired, before. */
  | { kind: 'closed' };

/** The session, if it can still be paid. */
export function openSession(desk: Desk, id: string): Stripe.Checkout.Session | undefined {
  const session = desk.store.get('session', id);
  return session?.status === 'open' ? session : undefined;
}

/** The session's payment intent; the first attempt makes it. */
export function intentOf(
  desk: Desk,
  session: Stripe.Checkout.Session,
  origin: Origin,
): Stripe.PaymentIntent {
  const existing =
    typeof session.payment_intent === 'string'
      ? desk.store.get('intent', session.payment_intent)
      : undefined;
  if (existing) return existing;
  const order = desk.store.get('order', session.id);
  if (!order) throw new Error(`The session ${session.id} has no order.`);
  const intent = newIntent(desk, order.intent);
  desk.store.put('intent', intent);
  desk.store.put('session', { ...session, payment_intent: intent.id });
  emit(desk, 'payment_intent.created', intent, origin);
  return intent;
}

/** A charge that the bank turned down: the intent waits for another way to pay. */
export function declineCharge(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
  origin: Origin,
): PayOutcome {
  const charge = newCharge(desk, intent, method, failure, false);
  desk.store.put('charge', charge);
  emit(desk, 'charge.failed', charge, origin);
  failIntent(desk, { ...intent, latest_charge: charge.id }, method, failure, charge.id, origin);
  return { kind: 'declined', message: failure.message };
}

/** Puts the intent back to where a method is missing, with the reason, and tells. */
export function failIntent(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
  charge: string | null,
  origin: Origin,
): void {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: {
      ...(failure.advice && { advice_code: failure.advice }),
      ...(charge && { charge }),
      code: failure.code,
      ...(failure.declineCode && { decline_code: failure.declineCode }),
      doc_url: `https://stripe.com/docs/error-codes/${failure.code.replaceAll('_', '-')}`,
      message: failure.message,
      payment_method: method,
      type: method.type === 'card' ? 'card_error' : 'invalid_request_error',
    } satisfies Stripe.PaymentIntent.LastPaymentError,
    next_action: null,
    payment_method: null,
    processing: null,
    status: 'requires_payment_method',
  };
  desk.store.put('intent', failed);
  emit(desk, 'payment_intent.payment_failed', failed, origin);
}

/** Closes the session for good after a payment, or a debit that is on its way. */
export function completeSession(
  desk: Desk,
  id: string,
  method: Stripe.PaymentMethod,
  paid: boolean,
  origin: Origin,
): void {
  const session = desk.store.get('session', id);
  if (!session) throw new Error(`The session ${id} is gone.`);
  const known = session.customer_details;
  const complete: Stripe.Checkout.Session = {
    ...session,
    customer_details: {
      address: method.billing_details.address,
      business_name: null,
      email: known?.email ?? method.billing_details.email,
      individual_name: null,
      name: method.billing_details.name ?? known?.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: paid ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  };
  desk.store.put('session', complete);
  desk.store.drop('alarm', id);
  emit(desk, 'checkout.session.completed', complete, origin);
}
