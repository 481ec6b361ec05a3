import type Stripe from 'stripe';
import { formatAmount } from '../currencies';
import type { Desk } from '../desk';
import { missingParam, noSuch, refused } from '../errors';
import { createdFilter, pageOf } from '../lists';
import { mergeMetadata } from '../params';
import { refundCharge, updateRefund } from '../payments/refund-charge';
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
      return findRefund(desk, id);
    },
  ],
  ['POST', '/v1/refunds/:id', changeRefund],
];

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

function findRefund(desk: Desk, id: string): Stripe.Refund {
  const refund = desk.store.get('refund', id);
  if (!refund) throw noSuch('refund', id, 'id');
  return refund;
}

/** Gives all or a part of a charge back. Money of a bank debit goes back once it has cleared. */
function createRefund({ desk, params, origin }: Call): Stripe.Refund {
  const charge = chargeToRefund(desk, params.text('charge'), params.text('payment_intent'));
  const asked = params.integer('amount', 1, Number.MAX_SAFE_INTEGER);
  const reason = params.choice('reason', REASONS) ?? null;
  const metadata = mergeMetadata({}, params.metadata());
  params.finish();
  const amount = amountToRefund(desk, charge, asked);
  return refundCharge(desk, charge, { amount, reason, metadata }, origin);
}

function chargeToRefund(desk: Desk, charge?: string, intent?: string): Stripe.Charge {
  if (charge && intent) {
    throw refused('You may only specify one of these parameters: charge, payment_intent.');
  }
  if (charge) return findCharge(desk, charge);
  if (!intent) throw missingParam('charge');
  const latest = findIntent(desk, intent).latest_charge;
  if (typeof latest === 'string') return findCharge(desk, latest);
  throw refused(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);
}

/** @throws ApiError 400 where the charge has not that much, or nothing, to give back. */
function amountToRefund(desk: Desk, charge: Stripe.Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw refused(`Charge ${charge.id} is not succeeded, so it cannot be refunded.`, 'charge');
  }
  const held = desk.store
    .oldest('dispute')
    .some((dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable);
  if (held) {
    throw refused(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      'charge_disputed',
    );
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw refused(
      `Charge ${charge.id} has already been refunded.`,
      undefined,
      'charge_already_refunded',
    );
  }
  const amount = asked ?? left;
  if (amount > left) {
    const money = (value: number) => formatAmount(value, charge.currency);
    const most =
      amount > charge.amount
        ? `charge amount (${money(charge.amount)})`
        : `unrefunded amount on charge (${money(left)})`;
    throw refused(`Refund amount (${money(amount)}) is greater than ${most}`, 'amount');
  }
  return amount;
}

function changeRefund({ desk, params, ids: [id = ''], origin }: Call): Stripe.Refund {
  const refund = findRefund(desk, id);
  const metadata = mergeMetadata(refund.metadata ?? {}, params.metadata());
  params.finish();
  return updateRefund(desk, { ...refund, metadata }, origin);
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
