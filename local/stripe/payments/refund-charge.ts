import type Stripe from 'stripe';
import type { Desk, Origin } from '../desk';
import { emit } from '../emit';
import { newId, randomLetters } from '../ids';
import { testCardOf } from '../test-numbers';

/** What a refund is asked for with, checked before. */
export type RefundDetails = {
  amount: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Record<string, string>;
};

/**
 * Gives `amount` of a charge back. To a card it is there at once; to a bank account it is pending,
 * and the clock settles it.
 */
export function refundCharge(
  desk: Desk,
  charge: Stripe.Charge,
  details: RefundDetails,
  origin: Origin,
): Stripe.Refund {
  const card = charge.payment_method_details?.card;
  const later = card
    ? testCardOf(card.last4)?.refunds
    : { begin: 'pending' as const, failure: null };
  const pending = later?.begin === 'pending';
  const refund = {
    id: newId(card ? 'refund' : 'debitRefund'),
    object: 'refund',
    amount: details.amount,
    balance_transaction: null,
    charge: charge.id,
    created: desk.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata: details.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pending && { pending_reason: 'processing' }),
    reason: details.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund;
  desk.store.put('refund', refund);
  const refunded = countRefund(desk, charge.id, details.amount);
  if (later) {
    const at = desk.clock.now() + desk.settings.debitDelayMs;
    const { failure } = later;
    desk.store.put('alarm', { id: refund.id, kind: 'settle-refund', at, failure });
  }
  emit(desk, 'refund.created', refund, origin);
  emit(desk, 'charge.refunded', refunded, origin);
  if (card && !pending) tellReference(desk, refund);
  return refund;
}

/**
 * The bank's answer to a refund: it arrived when `failure` is null, else it comes back for that
 * reason, also after it had succeeded. False where nothing of the refund can change so.
 */
export function settleRefund(desk: Desk, refundId: string, failure: string | null): boolean {
  return desk.store.transact(() => {
    const refund = desk.store.get('refund', refundId);
    const open = failure === null ? ['pending'] : ['pending', 'succeeded'];
    if (!refund || !open.includes(refund.status ?? '')) return false;
    desk.store.drop('alarm', refundId);
    const { pending_reason: _, ...rest } = refund;
    if (failure === null) {
      updateRefund(desk, { ...rest, status: 'succeeded' }, null);
      return true;
    }
    const failed: Stripe.Refund = { ...rest, status: 'failed', failure_reason: failure };
    desk.store.put('refund', failed);
    countRefund(desk, String(refund.charge), -refund.amount);
    // Stripe sends no refund.updated along with this one.
    emit(desk, 'refund.failed', failed, null);
    emit(desk, 'charge.refund.updated', failed, null);
    return true;
  });
}

/** Keeps a refund as it is now, and tells. */
export function updateRefund(desk: Desk, refund: Stripe.Refund, origin: Origin): Stripe.Refund {
  desk.store.put('refund', refund);
  emit(desk, 'refund.updated', refund, origin);
  emit(desk, 'charge.refund.updated', refund, origin);
  return refund;
}

/** The refunds of a charge that are pending, oldest first. */
export function pendingRefunds(desk: Desk, chargeId: string): Stripe.Refund[] {
  return desk.store
    .oldest('refund')
    .filter(({ charge, status }) => charge === chargeId && status === 'pending');
}

/** A pending refund counts from its beginning, so that no more than the charge can be asked for. */
function countRefund(desk: Desk, chargeId: string, amount: number): Stripe.Charge {
  const charge = desk.store.get('charge', chargeId);
  if (!charge) throw new Error(`The charge ${chargeId} is gone.`);
  const refunded = charge.amount_refunded + amount;
  const counted: Stripe.Charge = {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount,
  };
  desk.store.put('charge', counted);
  return counted;
}

function destinationOf(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  const type = charge.payment_method_details?.type ?? 'card';
  return type === 'card'
    ? { card: { reference_status: 'pending', type: 'refund' }, type }
    : { type };
}

/** The number by which a card's bank finds the refund: it comes a moment after the refund. */
function tellReference(desk: Desk, refund: Stripe.Refund): void {
  const card = {
    reference: randomLetters(12).toUpperCase(),
    reference_status: 'available',
    reference_type: 'acquirer_reference_number',
    type: 'refund',
  } satisfies Stripe.Refund.DestinationDetails.Card;
  updateRefund(desk, { ...refund, destination_details: { card, type: 'card' } }, null);
}
