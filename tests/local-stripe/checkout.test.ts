import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { press, sessionParams, type Stand, startStand } from './stand';

let stand: Stand;
let session: Stripe.Checkout.Session;

beforeAll(async () => {
  stand = await startStand({ debitDelayMs: 60_000 });
});
afterAll(() => stand.stop());
beforeEach(async () => {
  await stand.local.control.settled();
  stand.receiver.events.length = 0;
  session = await stand.stripe.checkout.sessions.create(sessionParams());
});

const expanded = () =>
  stand.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge', 'line_items'],
  });
const intentOf = (one: Stripe.Checkout.Session) => one.payment_intent as Stripe.PaymentIntent;
const chargeOf = (one: Stripe.Checkout.Session) => intentOf(one).latest_charge as Stripe.Charge;

test('a card pays: one charge, a paid session, signed events in Stripe’s order', async () => {
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', payment_intent: null });
  const answer = await press(`${session.url}/card`, { test: '4242424242424242', name: 'Dana W.' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(
    `http://localhost:3000/pay/back?session=${session.id}`,
  );

  const paid = await expanded();
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 117_000,
    url: null,
    customer_details: { email: 'client@porchlight.test', name: 'Dana W.' },
  });
  expect(paid.line_items?.data[0]).toMatchObject({ amount_total: 117_000, quantity: 1 });
  expect(intentOf(paid)).toMatchObject({
    status: 'succeeded',
    amount_received: 117_000,
    metadata: { checkout: 'ck_1', invoice: 'in_1' },
  });
  expect(chargeOf(paid)).toMatchObject({
    paid: true,
    status: 'succeeded',
    metadata: { invoice: 'in_1' },
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
  });

  expect(await stand.local.control.settled()).toBe(true);
  expect(stand.receiver.types()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ]);
  expect(stand.receiver.events[3]).toMatchObject({
    object: 'event',
    livemode: false,
    pending_webhooks: 1,
    api_version: '2026-10-28.endive',
    data: { object: { id: session.id, payment_status: 'paid' } },
  });
});

test('a declined card leaves the session open, says why, and another card then pays', async () => {
  const answer = await press(`${session.url}/card`, { test: '4000000000009995' });
  expect(answer.headers.get('location')).toBe(`/pay/${session.id}?tried=card`);
  const page = await fetch(new URL(answer.headers.get('location') ?? '', session.url ?? ''));
  expect(await page.text()).toContain('role="alert">Your card has insufficient funds.');

  const declined = await expanded();
  expect(declined).toMatchObject({ status: 'open', payment_status: 'unpaid' });
  expect(intentOf(declined)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
  });
  expect(chargeOf(declined)).toMatchObject({
    status: 'failed',
    failure_code: 'card_declined',
    outcome: { reason: 'insufficient_funds', type: 'issuer_declined' },
  });
  await stand.local.control.settled();
  expect(stand.receiver.types()).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ]);

  await press(`${session.url}/card`, { test: '4242424242424242' });
  const paid = await expanded();
  expect(paid.payment_status).toBe('paid');
  expect(intentOf(paid).id).toBe(intentOf(declined).id);
  const charges = await stand.stripe.charges.list({ payment_intent: intentOf(paid).id });
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
});

test.each([
  ['4000000000000002', 'card_declined', 'generic_decline'],
  ['4000000000000069', 'expired_card', 'expired_card'],
  ['4000000000009987', 'card_declined', 'lost_card'],
  ['4111111111111111', 'card_declined', 'test_mode_live_card'],
])('card %s is declined with %s and %s', async (number, code, decline_code) => {
  expect(stand.local.control.pay(session.id, number).kind).toBe('declined');
  expect(intentOf(await expanded()).last_payment_error).toMatchObject({ code, decline_code });
});

test('3-D Secure asks first: refused it is no charge, approved it pays', async () => {
  const answer = await press(`${session.url}/card`, { test: '4000002500003155' });
  expect(answer.headers.get('location')).toBe(`/pay/${session.id}/3d-secure`);
  expect(intentOf(await expanded()).status).toBe('requires_action');
  const question = await fetch(`${session.url}/3d-secure`);
  expect(await question.text()).toContain('Do you approve $1,170.00 to Alder &amp; Finch?');

  await press(`${session.url}/3d-secure`, { answer: 'fail' });
  const refused = await expanded();
  expect(intentOf(refused).last_payment_error?.code).toBe('payment_intent_authentication_failure');
  expect(intentOf(refused).latest_charge).toBeNull();
  expect(refused.status).toBe('open');

  await press(`${session.url}/card`, { test: '4000002500003155' });
  await press(`${session.url}/3d-secure`, { answer: 'approve' });
  const paid = await expanded();
  expect(paid.payment_status).toBe('paid');
  expect(chargeOf(paid).payment_method_details?.card?.three_d_secure?.result).toBe('authenticated');
});

test('a bank debit completes the session unpaid, and clears later', async () => {
  const answer = await press(`${session.url}/debit`, { test: '000123456789' });
  expect(answer.headers.get('location')).toContain('/pay/back?session=cs_test_');
  const onItsWay = await expanded();
  expect(onItsWay).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  expect(intentOf(onItsWay).status).toBe('processing');
  expect(chargeOf(onItsWay)).toMatchObject({
    status: 'pending',
    paid: false,
    payment_method_details: { type: 'us_bank_account', us_bank_account: { last4: '6789' } },
  });
  await stand.local.control.settled();
  expect(stand.receiver.types()).toEqual([
    'payment_intent.created',
    'payment_intent.processing',
    'charge.pending',
    'checkout.session.completed',
  ]);

  stand.receiver.events.length = 0;
  expect(stand.local.control.clear(session.id)).toBe(true);
  expect(stand.local.control.clear(session.id)).toBe(false);
  await stand.local.control.settled();
  expect(stand.receiver.types()).toEqual([
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.async_payment_succeeded',
  ]);
  expect((await expanded()).payment_status).toBe('paid');
});

test.each([
  ['000111111113', 'account_closed'],
  ['000111111116', 'no_account'],
  ['000222222227', 'insufficient_funds'],
])('the debit of account %s fails later with %s', async (number, code) => {
  stand.local.control.pay(session.id, number);
  expect(intentOf(await expanded()).status).toBe('processing');
  stand.local.control.advance(60_000);
  await expect.poll(async () => intentOf(await expanded()).status).toBe('requires_payment_method');
  const failed = await expanded();
  expect(failed).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  expect(chargeOf(failed)).toMatchObject({ status: 'failed', failure_code: code });
  await stand.local.control.settled();
  expect(stand.receiver.types().slice(-3)).toEqual([
    'charge.failed',
    'payment_intent.payment_failed',
    'checkout.session.async_payment_failed',
  ]);
});

test('a session expires at its time, by itself, and cannot be paid then', async () => {
  stand.local.control.pay(session.id, '4000000000000002');
  stand.local.control.advance(24 * 3_600_000);
  await expect.poll(async () => (await expanded()).status).toBe('expired');
  expect(intentOf(await expanded()).status).toBe('canceled');
  expect(stand.local.control.pay(session.id, '4242424242424242').kind).toBe('closed');
  await stand.local.control.settled();
  expect(stand.receiver.types().slice(-2)).toEqual([
    'payment_intent.canceled',
    'checkout.session.expired',
  ]);
});

test('pressed twice at once it is one payment', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => press(`${session.url}/card`, { test: '4242424242424242' })),
  );
  const back = `http://localhost:3000/pay/back?session=${session.id}`;
  expect(answers.map((answer) => answer.headers.get('location'))).toEqual(Array(8).fill(back));
  const charges = await stand.stripe.charges.list({
    payment_intent: intentOf(await expanded()).id,
  });
  expect(charges.data).toHaveLength(1);
});

test('a refund gives back a part, then the rest, then nothing more', async () => {
  stand.local.control.pay(session.id, '4242424242424242');
  const payment_intent = intentOf(await expanded()).id;
  const { refunds } = stand.stripe;
  const part = await refunds.create({ payment_intent, amount: 17_000 });
  expect(part).toMatchObject({ amount: 17_000, status: 'succeeded', currency: 'usd' });
  await expect(refunds.create({ payment_intent, amount: 100_001 })).rejects.toThrow(/greater than/);
  await refunds.create({ payment_intent });
  expect(chargeOf(await expanded())).toMatchObject({ refunded: true, amount_refunded: 117_000 });
  await expect(refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  await stand.local.control.settled();
  expect(stand.receiver.types()).toContain('charge.refunded');
});
