import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { emit } from '../emit';
import { ApiError, noSuch } from '../errors';
import { newId, randomLetters } from '../ids';
import { createdFilter, pageOf } from '../lists';
import type { Call, Route } from './call';

export const paymentIntentRoutes: Route[] = [
  ['GET', '/v1/payment_intents', listIntents],
  [
    'GET',
    '/v1/payment_intents/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findIntent(desk, id);
    },
  ],
  ['POST', '/v1/payment_intents/:id/cancel', cancelIntent],
];

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const REASONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** @throws ApiError 404. */
export function findIntent(desk: Desk, id: string): Stripe.PaymentIntent {
  const intent = desk.store.get('intent', id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  return intent;
}

/** What a session hands to its payment intent, from `payment_intent_data` and its own fields. */
export type IntentDetails = {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  methodTypes: string[];
  receiptEmail: string | null;
  statementSuffix: string | null;
};

export function newIntent(desk: Desk, details: IntentDetails): Stripe.PaymentIntent {
  const id = newId('intent');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: details.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomLetters(25)}`,
    confirmation_method: 'automatic',
    created: desk.clock.seconds(),
    currency: details.currency,
    customer: details.customer,
    customer_account: null,
    description: details.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: details.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: details.methodTypes,
    payment_record: null,
    processing: null,
    receipt_email: details.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: details.statementSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.PaymentIntent;
}

/** Cancels an intent and tells; `reason` is Stripe's word for why. */
export function cancel(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
  origin: Call['origin'],
): Stripe.PaymentIntent {
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    status: 'canceled',
    canceled_at: desk.clock.seconds(),
    cancellation_reason: reason,
    next_action: null,
  };
  desk.store.put('intent', canceled);
  emit(desk, 'payment_intent.canceled', canceled, origin);
  return canceled;
}

function cancelIntent({ desk, params, ids: [id = ''], origin }: Call): Stripe.PaymentIntent {
  const intent = findIntent(desk, id);
  const reason = params.choice('cancellation_reason', REASONS) ?? null;
  params.finish();
  const open = desk.store
    .oldest('session')
    .some((session) => session.payment_intent === id && session.status === 'open');
  if (open) {
    throw unexpectedState(
      'You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.',
    );
  }
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
    );
  }
  return cancel(desk, intent, reason, origin);
}

function unexpectedState(message: string): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message,
  });
}

function listIntents({ desk, params }: Call): object {
  const customer = params.text('customer');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('intent')
    .filter((one) => created(one.created) && (!customer || one.customer === customer));
  const page = pageOf(rows, params, '/v1/payment_intents', 'payment_intent');
  params.finish();
  return page;
}
