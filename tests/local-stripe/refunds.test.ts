import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { sessionParams, type Stand, startStand } from './stand';

let stand: Stand;

beforeAll(async () => {
  stand = await startStand({ debitDelayMs: 60_000 });
});
afterAll(() => stand.stop());
beforeEach(() => hushed());

/** Waits for what was sent, and forgets it. */
async function hushed(): Promise<void> {
  expect(await stand.local.control.settled()).toBe(true);
  stand.receiver.events.length = 0;
}

/** The id of a charge of $1,170.00 that succeeded; its events are forgotten. */
async function paid(number = '4242424242424242'): Promise<string> {
  const { id } = await stand.stripe.checkout.sessions.create(sessionParams());
  stand.local.control.pay(id, number);
  stand.local.control.clear(id);
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent'],
  });
  await hushed();
  return String((payment_intent as Stripe.PaymentIntent).latest_charge);
}

const chargeNow = (id: string) => stand.stripe.charges.retrieve(id);
/** The webhooks since `hushed`: type, and the state of the object in it. */
async function told(): Promise<[string, unknown][]> {
  expect(await stand.local.control.settled()).toBe(true);
  return stand.receiver.events.map(({ type, data }) => [
    type,
    'status' in data.object ? data.object.status : null,
  ]);
}

test('a card’s refund succeeds at once, then has its reference: events in Stripe’s order', async () => {
  const charge = await paid();
  const refund = await stand.stripe.refunds.create({
    charge,
    amount: 17_000,
    reason: 'requested_by_customer',
    metadata: { refund: 'rf_1' },
  });
  expect(refund).toMatchObject({
    id: expect.stringMatching(/^re_3\w{23}$/),
    object: 'refund',
    amount: 17_000,
    charge,
    currency: 'usd',
    metadata: { refund: 'rf_1' },
    payment_intent: (await chargeNow(charge)).payment_intent,
    reason: 'requested_by_customer',
    status: 'succeeded',
  });
  expect(await told()).toEqual([
    ['refund.created', 'succeeded'],
    ['charge.refunded', 'succeeded'],
    ['refund.updated', 'succeeded'],
    ['charge.refund.updated', 'succeeded'],
  ]);
  const [created, refunded, updated] = stand.receiver.events;
  expect(created?.data.object).toMatchObject({ id: refund.id, metadata: { refund: 'rf_1' } });
  expect(created?.request?.id).toBe(refund.lastResponse.requestId);
  expect(refunded?.data.object).toMatchObject({
    id: charge,
    amount_refunded: 17_000,
    refunded: false,
  });
  expect(updated?.data.object).toMatchObject({
    id: refund.id,
    destination_details: { card: { reference_status: 'available' } },
  });
});

test('what is left goes back without an amount, by the intent, and then no more', async () => {
  const charge = await paid();
  const payment_intent = String((await chargeNow(charge)).payment_intent);
  const { refunds } = stand.stripe;
  await refunds.create({ payment_intent, amount: 170_00 });
  await expect(refunds.create({ payment_intent, amount: 100_001 })).rejects.toMatchObject({
    param: 'amount',
    message: 'Refund amount ($1,000.01) is greater than unrefunded amount on charge ($1,000.00)',
  });
  await expect(refunds.create({ payment_intent, amount: 117_001 })).rejects.toThrow(
    'Refund amount ($1,170.01) is greater than charge amount ($1,170.00)',
  );
  expect((await refunds.create({ payment_intent })).amount).toBe(100_000);
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 117_000, refunded: true });
  await expect(refunds.create({ charge, amount: 1 })).rejects.toMatchObject({
    statusCode: 400,
    code: 'charge_already_refunded',
    message: `Charge ${charge} has already been refunded.`,
  });
});

test.each<[string, (charge: string) => Stripe.RefundCreateParams, object]>([
  ['no charge', () => ({}), { code: 'parameter_missing', param: 'charge' }],
  ['an unknown one', () => ({ charge: 'ch_none' }), { code: 'resource_missing' }],
  [
    'both ids',
    (charge) => ({ charge, payment_intent: 'pi_1' }),
    { message: expect.stringContaining('only specify one') },
  ],
  ['nothing to give', (charge) => ({ charge, amount: 0 }), { param: 'amount' }],
  ['a reason of its own', (charge) => ({ charge, reason: 'mood' }), { param: 'reason' }],
  [
    'a field that is none',
    (charge) => ({ charge, note: 'x' }) as Stripe.RefundCreateParams,
    { code: 'parameter_unknown', param: 'note' },
  ],
])('a refund with %s is refused and changes nothing', async (_what, params, error) => {
  const charge = await paid();
  await expect(stand.stripe.refunds.create(params(charge))).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    ...error,
  });
  expect((await chargeNow(charge)).amount_refunded).toBe(0);
  expect(await told()).toEqual([]);
});

test('the same key refunds once, other parameters under it are refused', async () => {
  const charge = await paid();
  const options = { idempotencyKey: 'refund-once' };
  const first = await stand.stripe.refunds.create({ charge, amount: 1_000 }, options);
  const again = await stand.stripe.refunds.create({ charge, amount: 1_000 }, options);
  expect(again.id).toBe(first.id);
  expect((await chargeNow(charge)).amount_refunded).toBe(1_000);
  await expect(
    stand.stripe.refunds.create({ charge, amount: 2_000 }, options),
  ).rejects.toMatchObject({ rawType: 'idempotency_error' });
});

test('refunds are listed by charge and intent, found, and take metadata', async () => {
  const { refunds } = stand.stripe;
  const charge = await paid();
  const other = await paid();
  const one = await refunds.create({ charge, amount: 1_000 });
  const two = await refunds.create({ charge, amount: 2_000 });
  const three = await refunds.create({ charge: other });
  const idsOf = async (params: Stripe.RefundListParams) =>
    (await refunds.list(params)).data.map(({ id }) => id);
  expect(await idsOf({ charge })).toEqual([two.id, one.id]);
  expect(await idsOf({ payment_intent: String(three.payment_intent) })).toEqual([three.id]);
  expect(await idsOf({ charge, limit: 1, starting_after: two.id })).toEqual([one.id]);
  expect(await idsOf({ charge, created: { gt: two.created } })).toEqual([]);
  expect((await idsOf({ limit: 3 }))[0]).toBe(three.id);

  await hushed();
  await refunds.update(one.id, { metadata: { refund: 'rf_1' } });
  expect((await told()).map(([type]) => type)).toEqual(['refund.updated', 'charge.refund.updated']);
  const found = await refunds.retrieve(one.id, { expand: ['charge', 'payment_intent'] });
  expect(found).toMatchObject({ metadata: { refund: 'rf_1' }, charge: { id: charge } });
  await expect(refunds.update('re_none', { metadata: {} })).rejects.toMatchObject({
    statusCode: 404,
  });
});

test('a debit’s refund is pending, counts at once, and arrives with the clock', async () => {
  const charge = await paid('000123456789');
  const refund = await stand.stripe.refunds.create({ charge });
  expect(refund).toMatchObject({
    id: expect.stringMatching(/^pyr_1\w{23}$/),
    destination_details: { type: 'us_bank_account' },
    pending_reason: 'processing',
    status: 'pending',
  });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 117_000, refunded: true });
  await expect(stand.stripe.refunds.create({ charge })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  stand.local.control.advance(59_000);
  expect((await stand.stripe.refunds.retrieve(refund.id)).status).toBe('pending');
  stand.local.control.advance(1_000);
  await expect
    .poll(async () => (await stand.stripe.refunds.retrieve(refund.id)).status)
    .toBe('succeeded');
  expect(await told()).toEqual([
    ['refund.created', 'pending'],
    ['charge.refunded', 'succeeded'],
    ['refund.updated', 'succeeded'],
    ['charge.refund.updated', 'succeeded'],
  ]);
  expect(await stand.stripe.refunds.retrieve(refund.id)).not.toHaveProperty('pending_reason');
  expect(stand.local.control.clearRefund(refund.id)).toBe(false);
});

test('a debit on its way has nothing to give back', async () => {
  const { id } = await stand.stripe.checkout.sessions.create(sessionParams());
  stand.local.control.pay(id, '000123456789');
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(id);
  await expect(
    stand.stripe.refunds.create({ payment_intent: String(payment_intent) }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'charge' });
});

test.each([
  ['pending', '000123456789', 'insufficient_funds'],
  ['succeeded', '4242424242424242', 'lost_or_stolen_card'],
])('a refund that is %s can fail: the money is the charge’s again', async (status, number, why) => {
  const charge = await paid(number);
  const refund = await stand.stripe.refunds.create({ charge, amount: 17_000 });
  expect(refund.status).toBe(status);
  await hushed();
  expect(stand.local.control.failRefund(refund.id, why)).toBe(true);
  expect(await told()).toEqual([
    ['refund.failed', 'failed'],
    ['charge.refund.updated', 'failed'],
  ]);
  expect(stand.receiver.events[0]?.data.object).toMatchObject({
    id: refund.id,
    charge,
    failure_reason: why,
  });
  expect(await chargeNow(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
  expect((await stand.stripe.refunds.create({ charge })).amount).toBe(117_000);
  expect(stand.local.control.failRefund(refund.id, why)).toBe(false);
  expect(stand.local.control.failRefund('re_none', why)).toBe(false);
});

test.each([
  ['4000000000007726', 'pending', 'succeeded', 'refund.updated'],
  ['4000000000005126', 'succeeded', 'failed', 'refund.failed'],
])('card %s: a refund begins as %s and ends as %s', async (number, begin, end, event) => {
  const charge = await paid(number);
  const refund = await stand.stripe.refunds.create({ charge });
  expect(refund.status).toBe(begin);
  await hushed();
  stand.local.control.advance(60_000);
  await expect.poll(async () => (await stand.stripe.refunds.retrieve(refund.id)).status).toBe(end);
  await stand.local.control.settled();
  // Other refunds may be settled by the same step of the clock.
  const own = stand.receiver.events.filter(
    ({ data }) => 'id' in data.object && data.object.id === refund.id,
  );
  expect(own.map(({ type }) => type)).toEqual([event, 'charge.refund.updated']);
});
