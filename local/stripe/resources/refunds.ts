import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { emit } from '../emit';
import { ApiError, missingParam, noSuch, refused } from '../errors';
import { newId } from '../ids';
import { createdFilter, pageOf } from '../lists';
import { mergeMetadata } from '../params';
import type { Call, Route } from './call';
import { findCharge } from './charges';
import { findIntent } from './payment-intents';

export const refundRoutes: Route[] = [
  ['POST', '/v1/refunds', createRefund],
  ['GET', '/v1/refunds', listRefunds],
  [
    'GET',
    '/v1/refunds/:id',
    ({ desk, params, ids: [id = ''] }) => {
      params.finish();
      const refund = desk.store.get('refund', id);
      if (!refund) throw noSuch('refund', id, 'id');
      return refund;
    },
  ],
];

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** Gives all or a part of a charge back. Money of a bank debit goes back once it has cleared. */
function createRefund({ desk, params, origin }: Call): Stripe.Refund {
  const charge = chargeToRefund(desk, params.text('charge'), params.text('payment_intent'));
  const left = charge.amount - charge.amount_refunded;
  const amount = params.integer('amount', 1, charge.amount) ?? left;
  const reason = params.choice('reason', REASONS) ?? null;
  const metadata = mergeMetadata({}, params.metadata());
  params.finish();
  if (charge.status !== 'succeeded') {
    throw refused(`Charge ${charge.id} is not succeeded, so it cannot be refunded.`, 'charge');
  }
  if (left === 0) {
    throw new ApiError(400, {
      type: 'invalid_request_error',
      code: 'charge_already_refunded',
      message: `Charge ${charge.id} has already been refunded.`,
    });
  }
  if (amount > left) {
    throw refused(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount',
    );
  }
  const refund = {
    id: newId('refund'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: desk.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund;
  const refunded: Stripe.Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  };
  desk.store.put('refund', refund);
  desk.store.put('charge', refunded);
  emit(desk, 'refund.created', refund, origin);
  emit(desk, 'charge.refunded', refunded, origin);
  return refund;
}

function chargeToRefund(desk: Desk, charge?: string, intent?: string): Stripe.Charge {
  if (charge) return findCharge(desk, charge);
  if (!intent) throw missingParam('charge');
  const latest = findIntent(desk, intent).latest_charge;
  if (typeof latest === 'string') return findCharge(desk, latest);
  throw refused(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);
}

function destinationOf(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  const type = charge.payment_method_details?.type ?? 'card';
  return type === 'card' ? { card: { type: 'refund' }, type } : { type };
}

function listRefunds({ desk, params }: Call): object {
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  const created = createdFilter(params);
  const rows = desk.store
    .newest('refund')
    .filter((one) => created(one.created))
    .filter((one) => !charge || one.charge === charge)
    .filter((one) => !intent || one.payment_intent === intent);
  const page = pageOf(rows, params, '/v1/refunds', 'refund');
  params.finish();
  return page;
}
