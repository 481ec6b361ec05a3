import type Stripe from 'stripe';
import type { Desk } from '../desk';
import { emit } from '../emit';
import { newCharge, withResult } from '../resources/charges';
import { bankMethod, type Payer } from '../resources/payment-methods';
import { debitFailure, type Failure, type TestAccount, testAccountOf } from '../test-numbers';
import { completeSession, failIntent, intentOf, openSession, type PayOutcome } from './attempt';
import { disputeCharge } from './dispute-charge';

/**
 * Starts a bank debit: the session completes unpaid, the intent is processing, and the money clears
 * or does not when the delay has passed. One step of the store, as with a card.
 */
export function payByDebit(
  desk: Desk,
  sessionId: string,
  account: TestAccount,
  payer: Payer,
): PayOutcome {
  return desk.store.transact(() => {
    const session = openSession(desk, sessionId);
    if (!session) return { kind: 'closed' };
    const intent = intentOf(desk, session, null);
    const method = bankMethod(desk, account, payer);
    const charge = newCharge(desk, intent, method, 'pending', false);
    const processing: Stripe.PaymentIntent = {
      ...intent,
      last_payment_error: null,
      latest_charge: charge.id,
      next_action: null,
      payment_method: method.id,
      status: 'processing',
    };
    desk.store.put('method', method);
    desk.store.put('charge', charge);
    desk.store.put('intent', processing);
    desk.store.put('alarm', {
      id: intent.id,
      kind: 'settle-debit',
      at: account.ends ? desk.clock.now() + desk.settings.debitDelayMs : null,
      failure: account.ends?.kind === 'fails' ? account.ends.failure.code : null,
    });
    emit(desk, 'payment_intent.processing', processing, null);
    emit(desk, 'charge.pending', charge, null);
    completeSession(desk, sessionId, method, false, null);
    return { kind: 'complete' };
  });
}

/**
 * The bank's answer to a debit that is on its way: it clears when `failureCode` is null, else it
 * fails with that code. False when there is no such debit any more.
 */
export function settleDebit(desk: Desk, intentId: string, failureCode: string | null): boolean {
  return desk.store.transact(() => {
    const intent = desk.store.get('intent', intentId);
    const alarm = desk.store.get('alarm', intentId);
    const charge = intent && desk.store.get('charge', String(intent.latest_charge));
    const method = intent && desk.store.get('method', String(intent.payment_method));
    if (!alarm || !intent || !charge || !method || intent.status !== 'processing') return false;
    desk.store.drop('alarm', intentId);
    if (failureCode === null) clear(desk, intent, charge);
    else fail(desk, intent, charge, method, debitFailure(failureCode) ?? otherFailure(failureCode));
    return true;
  });
}

function clear(desk: Desk, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  const cleared = withResult(charge, 'succeeded');
  const succeeded: Stripe.PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    status: 'succeeded',
  };
  desk.store.put('charge', cleared);
  desk.store.put('intent', succeeded);
  emit(desk, 'charge.succeeded', cleared, null);
  emit(desk, 'payment_intent.succeeded', succeeded, null);
  const session = sessionOf(desk, intent.id);
  if (session) {
    const paid: Stripe.Checkout.Session = { ...session, payment_status: 'paid' };
    desk.store.put('session', paid);
    emit(desk, 'checkout.session.async_payment_succeeded', paid, null);
  }
  const account = testAccountOf(charge.payment_method_details?.us_bank_account?.last4);
  const reason = account?.ends?.kind === 'clears' ? account.ends.disputedAs : undefined;
  if (reason) disputeCharge(desk, charge.id, { reason });
}

function fail(
  desk: Desk,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  method: Stripe.PaymentMethod,
  failure: Failure,
): void {
  const failed = withResult(charge, failure);
  desk.store.put('charge', failed);
  emit(desk, 'charge.failed', failed, null);
  failIntent(desk, intent, method, failure, charge.id, null);
  const session = sessionOf(desk, intent.id);
  if (session) emit(desk, 'checkout.session.async_payment_failed', session, null);
}

function sessionOf(desk: Desk, intentId: string): Stripe.Checkout.Session | undefined {
  return desk.store.newest('session').find((session) => session.payment_intent === intentId);
}

function otherFailure(code: string): Failure {
  return { code, declineCode: null, message: 'The bank debit failed.', advice: null };
}
