import type { StripeEvent, StripeSession } from './stripe';
import { fromStripeAmount, type PayMethod } from './stripe-amounts';
import { declineOf } from './stripe-declines';
import { idOf } from './stripe-reference';

/** What one event of Stripe's says about one payment, in our words. */
export type PaymentFact = {
  stripeEventId: string;
  /** Stripe's type, for the log. */
  type: string;
  createdAt: Date;
  /** `other` is an event about a payment that changes nothing for us. */
  kind: 'processing' | 'succeeded' | 'failed' | 'expired' | 'other';
  /** `ck_…` and `in_…` as we gave them along; null where the payment is none of ours. */
  checkoutId: string | null;
  invoicePublicId: string | null;
  sessionId: string | null;
  /** One for each payment, however many tries it took. */
  paymentIntentId: string | null;
  /**
   * One for each try. The same outcome comes in up to three events, in any order: of the charge
   * (which says most), of the intent, and of the session (which names no charge). A 3-D Secure
   * that was not passed is a failure without a charge.
   */
  chargeId: string | null;
  /** In our minor units, as Stripe has it: what was asked for, not yet what was received. */
  amountMinor: bigint;
  /** ISO 4217, upper case. */
  currency: string;
  /** Null where this event does not say. */
  method: PayMethod | null;
  /** The bank's own reason where there is one (`insufficient_funds`), else Stripe's code. */
  failureCode: string | null;
  /** Stripe's English sentence: for the log, not for the payer. */
  failureMessage: string | null;
  /** Trying again with the same card or account cannot help. */
  hard: boolean;
  /** "Visa ···4242", "STRIPE TEST BANK ···6789"; null where this event does not say. */
  instrument: string | null;
};

/** What a session says of its payment, asked for instead of told: without an event. */
export type CheckoutNow = Omit<PaymentFact, 'stripeEventId' | 'type' | 'createdAt'> & {
  sessionId: string;
  status: 'open' | 'complete' | 'expired';
  /** The page to pay on, while it is open. */
  url: string | null;
};

type EventObject = Extract<StripeEvent, { type: 'charge.succeeded' | EventOf }>['data']['object'];
type EventOf = 'payment_intent.succeeded' | 'checkout.session.completed';
type Charge = Extract<EventObject, { object: 'charge' }>;
type Intent = Extract<EventObject, { object: 'payment_intent' }>;
type Said = Omit<PaymentFact, 'stripeEventId' | 'type' | 'createdAt'>;

/**
 * Reads an event of Stripe's. Null for one that is not about a payment, or whose amount we have no
 * way to write.
 */
export function readPaymentFacts(event: StripeEvent): PaymentFact | null {
  const said = readEvent(event);
  if (!said) return null;
  const { id, type, created } = event;
  return { stripeEventId: id, type, createdAt: new Date(created * 1000), ...said };
}

/** Reads what `retrieveCheckoutSession` brought. Null where we cannot write the amount. */
export function readCheckout(session: StripeSession): CheckoutNow | null {
  const said = readSession(session, kindOfSession(session));
  if (!said) return null;
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
  // A card that was declined leaves the session open, a debit that failed leaves it complete.
  const waits: PaymentFact['kind'][] = ['processing', 'other'];
  return {
    ...said,
    ...(intent && failureOf(intent)),
    ...(charge && instrumentOf(charge)),
    kind: intent?.last_payment_error && waits.includes(said.kind) ? 'failed' : said.kind,
    sessionId: session.id,
    status: statusOf(session),
    url: session.url,
  };
}

function statusOf({ status }: StripeSession): CheckoutNow['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}

function readEvent(event: StripeEvent): Said | null {
  switch (event.type) {
    case 'charge.pending':
      return readCharge(event.data.object, 'processing');
    case 'charge.succeeded':
      return readCharge(event.data.object, 'succeeded');
    case 'charge.failed':
      return readCharge(event.data.object, 'failed');
    case 'charge.refunded':
      return readCharge(event.data.object, 'other');
    case 'payment_intent.processing':
      return readIntent(event.data.object, 'processing');
    case 'payment_intent.succeeded':
      return readIntent(event.data.object, 'succeeded');
    case 'payment_intent.payment_failed':
      return readIntent(event.data.object, 'failed');
    case 'payment_intent.canceled':
      return readIntent(event.data.object, 'other');
    case 'checkout.session.completed':
      return readSession(event.data.object, kindOfSession(event.data.object));
    case 'checkout.session.async_payment_succeeded':
      return readSession(event.data.object, 'succeeded', 'bank_debit');
    case 'checkout.session.async_payment_failed':
      return readSession(event.data.object, 'failed', 'bank_debit');
    case 'checkout.session.expired':
      return readSession(event.data.object, 'expired');
    default:
      return null;
  }
}

function readCharge(charge: Charge, kind: PaymentFact['kind']): Said | null {
  const failed = kind === 'failed';
  const code = failed ? (charge.outcome?.reason ?? charge.failure_code) : null;
  return said(charge, kind, {
    paymentIntentId: idOf(charge.payment_intent),
    chargeId: charge.id,
    failureCode: code,
    failureMessage: failed ? charge.failure_message : null,
    hard: failed && isHard(code, charge.outcome?.advice_code),
    ...instrumentOf(charge),
  });
}

function readIntent(intent: Intent, kind: PaymentFact['kind']): Said | null {
  return said(intent, kind, {
    paymentIntentId: intent.id,
    ...(kind === 'failed' ? failureOf(intent) : { chargeId: idOf(intent.latest_charge) }),
    // Only a debit is ever on its way.
    ...(kind === 'processing' && { method: 'bank_debit' as const }),
  });
}

function readSession(
  session: StripeSession,
  kind: PaymentFact['kind'],
  method: PayMethod | null = null,
): Said | null {
  const { amount_total: amount, currency } = session;
  if (amount === null || currency === null) return null;
  const { metadata } = session;
  // A card's money is there when the session completes; a debit's is not.
  const told = { processing: 'bank_debit', succeeded: 'card' } as const;
  return said({ amount, currency, metadata }, kind, {
    sessionId: session.id,
    paymentIntentId: idOf(session.payment_intent),
    method: method ?? (kind === 'processing' || kind === 'succeeded' ? told[kind] : null),
  });
}

function kindOfSession(session: StripeSession): PaymentFact['kind'] {
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'other';
  if (session.payment_status === 'paid') return 'succeeded';
  return session.payment_status === 'unpaid' ? 'processing' : 'other';
}

function said(
  what: { amount: number; currency: string; metadata: Record<string, string> | null },
  kind: PaymentFact['kind'],
  more: Partial<Said>,
): Said | null {
  const money = fromStripeAmount(what.amount, what.currency);
  if (!money) return null;
  return {
    kind,
    checkoutId: what.metadata?.checkout ?? null,
    invoicePublicId: what.metadata?.invoice ?? null,
    sessionId: null,
    paymentIntentId: null,
    chargeId: null,
    ...money,
    method: null,
    failureCode: null,
    failureMessage: null,
    hard: false,
    instrument: null,
    ...more,
  };
}

/** What the last try of an intent failed with; nothing where none has failed. */
function failureOf(intent: Intent): Partial<Said> {
  const error = intent.last_payment_error;
  if (!error) return { chargeId: idOf(intent.latest_charge) };
  const code = error.decline_code ?? error.code ?? null;
  const method = error.payment_method;
  return {
    chargeId: error.charge ?? null,
    failureCode: code,
    failureMessage: error.message ?? null,
    hard: isHard(code, error.advice_code),
    method: methodOf(method?.type),
    instrument:
      nameOf(method?.card?.brand, method?.card?.last4) ??
      nameOf(method?.us_bank_account?.bank_name, method?.us_bank_account?.last4),
  };
}

function instrumentOf(charge: Charge): Pick<Said, 'method' | 'instrument'> {
  const details = charge.payment_method_details;
  const { card, us_bank_account: account } = details ?? {};
  return {
    method: methodOf(details?.type),
    instrument: nameOf(card?.brand, card?.last4) ?? nameOf(account?.bank_name, account?.last4),
  };
}

function methodOf(type: string | undefined): PayMethod | null {
  if (type === 'card') return 'card';
  return type === 'us_bank_account' ? 'bank_debit' : null;
}

function nameOf(brand: string | null | undefined, last4: string | null | undefined): string | null {
  if (!brand || !last4) return null;
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ···${last4}`;
}

/** The network's advice, where it gives one, goes before what the code lets one think. */
function isHard(code: string | null, advice: string | null | undefined): boolean {
  return advice === 'do_not_try_again' || declineOf(code).hard;
}
