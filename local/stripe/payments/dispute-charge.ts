import type Stripe from 'stripe';
import type { Desk, Origin } from '../desk';
import { emit } from '../emit';
import { newId } from '../ids';
import { NO_EVIDENCE } from '../resources/dispute-evidence';
import { pendingRefunds, settleRefund } from './refund-charge';

const DAY_SECONDS = 24 * 3600;
const DAYS_TO_ANSWER = 9;
const OPEN: Stripe.Dispute.Status[] = ['needs_response', 'under_review'];

/** What a payer tells the bank; without an amount, all that the charge has left. */
export type Complaint = { amount?: number; reason: string };

/**
 * A payer's bank takes the money of a charge back. With a card that is a question, which evidence can
 * answer; with a bank debit it is final: the dispute is lost as it begins. Null where the charge has
 * not that much left to take.
 */
export function disputeCharge(
  desk: Desk,
  chargeId: string,
  complaint: Complaint,
): Stripe.Dispute | null {
  return desk.store.transact(() => {
    const charge = desk.store.get('charge', chargeId);
    const left = charge?.status === 'succeeded' ? amountLeft(desk, charge) : 0;
    const amount = complaint.amount ?? left;
    if (!charge || amount <= 0 || amount > left) return null;
    const opened = newDispute(desk, charge, amount, complaint.reason);
    desk.store.put('charge', { ...charge, disputed: true });
    put(desk, opened, 'charge.dispute.created', null);
    const dispute = { ...opened, balance_transactions: [movement(desk, opened, -amount)] };
    put(desk, dispute, 'charge.dispute.funds_withdrawn', null);
    for (const { id } of pendingRefunds(desk, chargeId)) {
      settleRefund(desk, id, 'charge_for_pending_refund_disputed');
    }
    if (isOpen(dispute)) {
      const at = (dispute.evidence_details.due_by ?? 0) * 1000;
      desk.store.put('alarm', { id: dispute.id, kind: 'lose-dispute', at, failure: null });
    } else {
      emit(desk, 'charge.dispute.closed', dispute, null);
    }
    return dispute;
  });
}

/** The bank's word on a dispute that is open. Null where it is not. */
export function decideDispute(
  desk: Desk,
  disputeId: string,
  outcome: 'won' | 'lost',
  origin: Origin,
): Stripe.Dispute | null {
  return desk.store.transact(() => {
    const dispute = desk.store.get('dispute', disputeId);
    if (!dispute || !isOpen(dispute)) return null;
    desk.store.drop('alarm', disputeId);
    const won = outcome === 'won';
    const closed = { ...dispute, is_charge_refundable: won, status: outcome };
    put(desk, closed, 'charge.dispute.closed', origin);
    if (!won) return closed;
    const [withdrawn] = dispute.balance_transactions;
    const returned = movement(desk, dispute, dispute.amount);
    const reinstated = {
      ...closed,
      balance_transactions: withdrawn ? [withdrawn, returned] : [returned],
    };
    put(desk, reinstated, 'charge.dispute.funds_reinstated', origin);
    return reinstated;
  });
}

/**
 * What a dispute that nobody has answered in time comes to. One that was answered waits for the bank.
 */
export function loseUnanswered(desk: Desk, disputeId: string): void {
  desk.store.transact(() => {
    desk.store.drop('alarm', disputeId);
    const dispute = desk.store.get('dispute', disputeId);
    if (dispute?.status === 'needs_response') decideDispute(desk, disputeId, 'lost', null);
  });
}

/** Keeps a dispute as it is now, and tells. */
export function updateDispute(desk: Desk, dispute: Stripe.Dispute, origin: Origin): void {
  put(desk, dispute, 'charge.dispute.updated', origin);
}

/** Whether a dispute can still be won or lost. */
export function isOpen({ status }: Stripe.Dispute): boolean {
  return OPEN.includes(status);
}

function put(
  desk: Desk,
  dispute: Stripe.Dispute,
  type: `charge.dispute.${'closed' | 'created' | 'funds_reinstated' | 'funds_withdrawn' | 'updated'}`,
  origin: Origin,
): void {
  desk.store.put('dispute', dispute);
  emit(desk, type, dispute, origin);
}

/**
 * A card's bank takes no more than was kept; the bank behind a debit knows nothing of our refunds,
 * and takes all of it. A refund that is pending has given nothing back yet.
 */
function amountLeft(desk: Desk, charge: Stripe.Charge): number {
  const sum = (rows: { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);
  const disputes = desk.store
    .oldest('dispute')
    .filter((one) => one.charge === charge.id && one.status !== 'won');
  const refunded = charge.payment_method_details?.card
    ? charge.amount_refunded - sum(pendingRefunds(desk, charge.id))
    : 0;
  return charge.amount - refunded - sum(disputes);
}

function newDispute(
  desk: Desk,
  charge: Stripe.Charge,
  amount: number,
  reason: string,
): Stripe.Dispute {
  const created = desk.clock.seconds();
  const card = charge.payment_method_details?.card;
  const lastDay = Math.floor(created / DAY_SECONDS) + DAYS_TO_ANSWER;
  return {
    id: newId('dispute'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: card ? (lastDay + 1) * DAY_SECONDS - 1 : 0,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    ...(card && { payment_method_details: cardDetails(card) }),
    reason,
    status: card ? 'needs_response' : 'lost',
  } satisfies Stripe.Dispute;
}

function cardDetails(
  card: Stripe.Charge.PaymentMethodDetails.Card,
): Stripe.Dispute.PaymentMethodDetails {
  return {
    card: {
      brand: card.brand ?? 'unknown',
      case_type: 'chargeback',
      network: card.network ?? 'unknown',
      network_reason_code: null,
    },
    type: 'card',
  };
}

/** Money of a dispute going out of the account, or coming back. Fees are left out: no balance is kept. */
function movement(desk: Desk, dispute: Stripe.Dispute, amount: number): Stripe.BalanceTransaction {
  const created = desk.clock.seconds();
  const out = amount < 0;
  return {
    id: newId('transaction'),
    object: 'balance_transaction',
    amount,
    available_on: created,
    balance_type: 'payments',
    created,
    currency: dispute.currency,
    description: `Chargeback ${out ? 'withdrawal' : 'reversal'} for ${String(dispute.charge)}`,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: out ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    status: 'available',
    type: 'adjustment',
  } satisfies Stripe.BalanceTransaction;
}
