import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { sessionParams, type Stand, startStand } from './stand';

let stand: Stand;

beforeAll(async () => {
  stand = await startStand({ debitDelayMs: 60_000 });
});
afterAll(() => stand.stop());
beforeEach(() => hushed());

async function hushed(): Promise<void> {
  expect(await stand.local.control.settled()).toBe(true);
  stand.receiver.events.length = 0;
}

async function startDebit(number = '000123456789') {
  const { id } = await stand.stripe.checkout.sessions.create(sessionParams());
  expect(stand.local.control.pay(id, number).kind).toBe('complete');
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent'],
  });
  const intent = payment_intent as Stripe.PaymentIntent;
  expect(intent.status).toBe('processing');
  return { session: id, intent: intent.id, charge: String(intent.latest_charge) };
}

async function cleared(number?: string) {
  const debit = await startDebit(number);
  expect(stand.local.control.clear(debit.session)).toBe(true);
  await hushed();
  return debit;
}

const told = async () => {
  expect(await stand.local.control.settled()).toBe(true);
  return stand.receiver.events.map(({ type, data }) => {
    const object = data.object as { status?: string };
    return [type, object.status];
  });
};

test('every event of a debit that fails names its intent, and the charge’s the charge', async () => {
  const { session, intent, charge } = await startDebit('000222222227');
  expect(stand.local.control.fail(session, 'insufficient_funds')).toBe(true);
  await stand.local.control.settled();
  const events = stand.receiver.events.filter(({ type }) => type !== 'payment_intent.created');
  const named = events.map(({ type, data }) => {
    const object = data.object as unknown as Record<string, unknown>;
    const own = object.object === 'payment_intent';
    return [type, own ? object.id : object.payment_intent, own ? object.latest_charge : object.id];
  });
  expect(named).toEqual([
    ['payment_intent.processing', intent, charge],
    ['charge.pending', intent, charge],
    ['checkout.session.completed', intent, session],
    ['charge.failed', intent, charge],
    ['payment_intent.payment_failed', intent, charge],
    ['checkout.session.async_payment_failed', intent, session],
  ]);
  expect(charge).toMatch(/^py_/);
  expect(events[4]?.data.object).toMatchObject({
    last_payment_error: { charge, code: 'insufficient_funds' },
  });
});

test('a debit clears with the clock, and not before its time', async () => {
  const { session, intent } = await startDebit();
  stand.local.control.advance(59_000);
  expect((await stand.stripe.paymentIntents.retrieve(intent)).status).toBe('processing');
  stand.local.control.advance(1_000);
  await expect
    .poll(async () => (await stand.stripe.paymentIntents.retrieve(intent)).status)
    .toBe('succeeded');
  expect((await stand.stripe.checkout.sessions.retrieve(session)).payment_status).toBe('paid');
});

test('a debit that comes back late is a dispute that is lost as it begins', async () => {
  const { session, intent, charge } = await cleared();
  const id = stand.local.control.returnDebit(session, 'bank_cannot_process');
  expect(await told()).toEqual([
    ['charge.dispute.created', 'lost'],
    ['charge.dispute.funds_withdrawn', 'lost'],
    ['charge.dispute.closed', 'lost'],
  ]);
  const dispute = await stand.stripe.disputes.retrieve(id ?? '');
  expect(dispute).toMatchObject({
    amount: 117_000,
    charge,
    evidence_details: { due_by: 0 },
    is_charge_refundable: false,
    payment_intent: intent,
    reason: 'bank_cannot_process',
    status: 'lost',
  });
  // The charge and the intent do not take back that they succeeded.
  expect(await stand.stripe.charges.retrieve(charge)).toMatchObject({
    disputed: true,
    status: 'succeeded',
  });
  expect((await stand.stripe.paymentIntents.retrieve(intent)).status).toBe('succeeded');
  await expect(stand.stripe.disputes.close(dispute.id)).rejects.toThrow(/already closed/);
  expect(stand.local.control.decide(dispute.id, 'won')).toBe(false);
  await expect(stand.stripe.refunds.create({ charge })).rejects.toMatchObject({
    code: 'charge_disputed',
  });
  expect(stand.local.control.returnDebit(session, 'insufficient_funds')).toBeNull();
});

test('only a debit that has cleared can come back', async () => {
  const { control } = stand.local;
  const underWay = await startDebit();
  expect(control.returnDebit(underWay.session, 'insufficient_funds')).toBeNull();
  // So that the clock of the next test finds nothing to settle.
  expect(control.fail(underWay.session, 'account_closed')).toBe(true);
  const card = await stand.stripe.checkout.sessions.create(sessionParams());
  control.pay(card.id, '4242424242424242');
  expect(control.returnDebit(card.id, 'insufficient_funds')).toBeNull();
  expect(control.returnDebit('pi_none', 'insufficient_funds')).toBeNull();
});

test('the bank takes a debit back whole, whatever was refunded of it', async () => {
  const { charge } = await cleared();
  const refund = await stand.stripe.refunds.create({ charge, amount: 17_000 });
  stand.local.control.clearRefund(refund.id);
  const id = stand.local.control.returnDebit(charge, 'incorrect_account_details');
  expect((await stand.stripe.disputes.retrieve(id ?? '')).amount).toBe(117_000);
  expect((await stand.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
});

test('account 000555555559 clears and is disputed', async () => {
  const { session } = await startDebit('000555555559');
  await hushed();
  stand.local.control.advance(60_000);
  await expect
    .poll(async () => (await stand.stripe.checkout.sessions.retrieve(session)).payment_status)
    .toBe('paid');
  expect((await told()).map(([type]) => type)).toEqual([
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.async_payment_succeeded',
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
  ]);
});
