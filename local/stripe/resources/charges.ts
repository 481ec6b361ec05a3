import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { noSuch } from '../errors';
import { newId } from '../ids';
import { createdFilter, pageOf } from '../lists';
import type { Failure } from '../test-numbers';
import type { Call, Route } from './call';

export const chargeRoutes: Route[] = [
  ['GET', '/v1/charges', listCharges],
  [
    'GET',
    '/v1/charges/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      return findCharge(desk, id);
    },
  ],
];

/** @throws ApiError 404. */
export function findCharge(desk: Desk, id: string): Stripe.Charge {
  const charge = desk.store.get('charge', id);
  if (!charge) throw noSuch('charge', id, 'id');
  return charge;
}

/** How a charge came out: through, on its way, or not through and why. */
export type ChargeResult = 'succeeded' | 'pending' | Failure;

/** One attempt to take the money of `intent` by `method`. */
export function newCharge(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  result: ChargeResult,
  authenticated: boolean,
): Stripe.Charge {
  const id = newId(method.type === 'card' ? 'charge' : 'debit');
  const charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: null,
    captured: false,
    created: desk.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    // Stripe copies the intent's metadata once, at the moment of the charge.
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, intent.amount, authenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.Charge;
  return withResult(charge, result);
}

/** The same charge with what became of it. */
export function withResult(charge: Stripe.Charge, result: ChargeResult): Stripe.Charge {
  if (result === 'pending' || result === 'succeeded') {
    return {
      ...charge,
      amount_captured: charge.amount,
      captured: true,
      outcome: outcome({ network_status: 'approved_by_network', type: 'authorized' }),
      paid: result === 'succeeded',
      status: result,
    };
  }
  return {
    ...charge,
    amount_captured: 0,
    captured: false,
    failure_code: result.code,
    failure_message: result.message,
    outcome: outcome({
      advice_code: result.advice,
      network_status: 'declined_by_network',
      reason: result.declineCode ?? result.code,
      seller_message: `The bank returned the decline code \`${result.declineCode ?? result.code}\`.`,
      type: 'issuer_declined',
    }),
    paid: false,
    status: 'failed',
  };
}

function outcome(
  what: Pick<Stripe.Charge.Outcome, 'network_status' | 'type'> & Partial<Stripe.Charge.Outcome>,
): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    reason: null,
    risk_level: 'normal',
    seller_message: 'Payment complete.',
    ...what,
  } satisfies Stripe.Charge.Outcome;
}

function detailsOf(
  method: Stripe.PaymentMethod,
  amount: number,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      method.us_bank_account;
    return {
      type: 'us_bank_account',
      us_bank_account: {
        ...{ account_holder_type, account_type, bank_name, fingerprint, last4, routing_number },
        payment_reference: null,
      },
    };
  }
  const card = method.card;
  if (!card) throw new Error(`The payment method ${method.id} is neither a card nor an account.`);
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: authenticated ? THREE_D_SECURE : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

const THREE_D_SECURE = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
} satisfies Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure;

function listCharges({ desk, params }: Call): object {
  const customer = params.text('customer');
  const intent = params.text('payment_intent');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('charge')
    .filter((one) => created(one.created))
    .filter((one) => !customer || one.customer === customer)
    .filter((one) => !intent || one.payment_intent === intent);
  const page = pageOf(rows, params, '/v1/charges', 'charge');
  params.finish();
  return page;
}
