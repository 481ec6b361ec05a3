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

/** A paid session of $1,170.00 and its charge; its events are forgotten. */
async function paid(number = '4242424242424242') {
  const { id } = await stand.stripe.checkout.sessions.create(sessionParams());
  stand.local.control.pay(id, number);
  stand.local.control.clear(id);
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent'],
  });
  await hushed();
  const intent = payment_intent as Stripe.PaymentIntent;
  return { session: id, intent: intent.id, charge: String(intent.latest_charge) };
}

/** The dispute of a charge, newest first. */
async function disputeOf(charge: string): Promise<Stripe.Dispute> {
  const [dispute] = (await stand.stripe.disputes.list({ charge })).data;
  if (!dispute) throw new Error(`${charge} is not disputed.`);
  return dispute;
}

/** The webhooks since `hushed`: type, and the state of the object in it. */
async function told(): Promise<[string, unknown][]> {
  expect(await stand.local.control.settled()).toBe(true);
  return stand.receiver.events.map(({ type, data }) => [
    type,
    'status' in data.object ? data.object.status : null,
  ]);
}
const typesTold = async () => (await told()).map(([type]) => type);
const balances = (dispute: Stripe.Dispute) =>
  dispute.balance_transactions.map(({ net, reporting_category }) => [net, reporting_category]);

test('a card’s dispute asks for evidence: object, charge and events', async () => {
  const { session, intent, charge } = await paid();
  const id = stand.local.control.dispute(session, { reason: 'fraudulent' });
  expect(id).toMatch(/^dp_1\w{23}$/);
  const dispute = await stand.stripe.disputes.retrieve(id ?? '');
  expect(dispute).toMatchObject({
    object: 'dispute',
    amount: 117_000,
    charge,
    currency: 'usd',
    evidence_details: { has_evidence: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false,
    payment_intent: intent,
    payment_method_details: { type: 'card', card: { brand: 'visa', case_type: 'chargeback' } },
    reason: 'fraudulent',
    status: 'needs_response',
  });
  expect(dispute.evidence_details.due_by).toBeGreaterThan(dispute.created + 7 * 24 * 3600);
  expect(balances(dispute)).toEqual([[-117_000, 'dispute']]);
  expect(await stand.stripe.charges.retrieve(charge)).toMatchObject({
    disputed: true,
    paid: true,
    status: 'succeeded',
  });
  // What was paid stays paid for the session and the intent.
  expect((await stand.stripe.checkout.sessions.retrieve(session)).payment_status).toBe('paid');
  expect(await told()).toEqual([
    ['charge.dispute.created', 'needs_response'],
    ['charge.dispute.funds_withdrawn', 'needs_response'],
  ]);
  for (const { data, request } of stand.receiver.events) {
    expect(data.object).toMatchObject({ id, object: 'dispute', charge, payment_intent: intent });
    expect(request).toEqual({ id: null, idempotency_key: null });
  }
  const [created, withdrawn] = stand.receiver.events.map((e) => e.data.object as Stripe.Dispute);
  expect(created && balances(created)).toEqual([]);
  expect(withdrawn && balances(withdrawn)).toEqual([[-117_000, 'dispute']]);
});

test('won, the money comes back; the charge stays disputed and can be refunded', async () => {
  const { charge } = await paid();
  const id = stand.local.control.dispute(charge, { amount: 50_000, reason: 'duplicate' });
  await hushed();
  expect(stand.local.control.decide(charge, 'won')).toBe(true);
  expect(await told()).toEqual([
    ['charge.dispute.closed', 'won'],
    ['charge.dispute.funds_reinstated', 'won'],
  ]);
  const dispute = await stand.stripe.disputes.retrieve(id ?? '');
  expect(dispute).toMatchObject({ amount: 50_000, is_charge_refundable: true, status: 'won' });
  expect(balances(dispute)).toEqual([
    [-50_000, 'dispute'],
    [50_000, 'dispute_reversal'],
  ]);
  expect((await stand.stripe.charges.retrieve(charge)).disputed).toBe(true);
  expect((await stand.stripe.refunds.create({ charge })).amount).toBe(117_000);
  expect(stand.local.control.decide(id ?? '', 'lost')).toBe(false);
});

test('lost, the money stays away, and nothing can be refunded, before or after', async () => {
  const { charge } = await paid();
  const id = stand.local.control.dispute(charge, { amount: 50_000, reason: 'fraudulent' }) ?? '';
  const refusal = {
    statusCode: 400,
    code: 'charge_disputed',
    message: `Charge ${charge} has been charged back; cannot issue a refund.`,
  };
  await expect(stand.stripe.refunds.create({ charge })).rejects.toMatchObject(refusal);
  await hushed();
  expect(stand.local.control.decide(id, 'lost')).toBe(true);
  expect(await told()).toEqual([['charge.dispute.closed', 'lost']]);
  await expect(stand.stripe.refunds.create({ charge })).rejects.toMatchObject(refusal);
  expect((await stand.stripe.charges.retrieve(charge)).amount_refunded).toBe(0);
});

test('evidence is staged, submitted once, and answered by the bank', async () => {
  const { charge } = await paid();
  const id = stand.local.control.dispute(charge, { reason: 'product_not_received' }) ?? '';
  await hushed();
  const { disputes } = stand.stripe;
  const staged = await disputes.update(id, {
    evidence: { customer_name: 'Dana W.', uncategorized_text: 'The return was filed.' },
    metadata: { invoice: 'in_1' },
    submit: false,
  });
  expect(staged).toMatchObject({
    evidence: { customer_name: 'Dana W.', receipt: null },
    evidence_details: { has_evidence: true, submission_count: 0 },
    metadata: { invoice: 'in_1' },
    status: 'needs_response',
  });
  const submitted = await disputes.update(id, { evidence: { service_date: '1 October' } });
  expect(submitted).toMatchObject({
    evidence: { customer_name: 'Dana W.', service_date: '1 October' },
    evidence_details: { submission_count: 1, submission_method: 'manual' },
    status: 'under_review',
  });
  await expect(disputes.update(id, { evidence: { customer_name: 'X' } })).rejects.toThrow(
    /already been submitted/,
  );
  expect(stand.local.control.decide(id, 'won')).toBe(true);
  expect(await typesTold()).toEqual([
    'charge.dispute.updated',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ]);
  expect((await disputes.update(id, { metadata: { seen: 'yes' } })).metadata).toEqual({
    invoice: 'in_1',
    seen: 'yes',
  });
});

test.each([
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
])('as in Stripe’s test mode, %s is the end: %s', async (uncategorized_text, status) => {
  const { charge } = await paid('4000000000000259');
  const { id } = await disputeOf(charge);
  const evidence = { uncategorized_text };
  expect((await stand.stripe.disputes.update(id, { evidence, submit: false })).status).toBe(
    'needs_response',
  );
  expect((await stand.stripe.disputes.update(id, { evidence })).status).toBe(status);
});

test('closing accepts a dispute: it is lost, and closed for good', async () => {
  const { charge } = await paid();
  const id = stand.local.control.dispute(charge, { reason: 'general' }) ?? '';
  await hushed();
  const closed = await stand.stripe.disputes.close(id, {}, { idempotencyKey: 'close-it' });
  expect(closed).toMatchObject({ id, status: 'lost' });
  expect(await told()).toEqual([['charge.dispute.closed', 'lost']]);
  expect(stand.receiver.events[0]?.request).toEqual({
    id: closed.lastResponse.requestId,
    idempotency_key: 'close-it',
  });
  await expect(stand.stripe.disputes.close(id)).rejects.toThrow('This dispute is already closed');
  await expect(
    stand.stripe.disputes.update(id, { evidence: { customer_name: 'X' } }),
  ).rejects.toThrow('This dispute is already closed');
});

test('left unanswered, it is lost when its time is up; answered in time, it is not', async () => {
  const unanswered = await paid();
  const answered = await paid();
  const lost = stand.local.control.dispute(unanswered.charge, { reason: 'general' }) ?? '';
  const open = stand.local.control.dispute(answered.charge, { reason: 'general' }) ?? '';
  await stand.stripe.disputes.update(open, { evidence: { customer_name: 'Dana W.' } });
  stand.local.control.advance(11 * 24 * 3_600_000);
  await expect.poll(async () => (await stand.stripe.disputes.retrieve(lost)).status).toBe('lost');
  expect((await stand.stripe.disputes.retrieve(open)).status).toBe('under_review');
});

test.each([
  ['4000000000000259', 'fraudulent'],
  ['4000000000002685', 'product_not_received'],
])('card %s pays and is disputed right after: %s', async (number, reason) => {
  const { id } = await stand.stripe.checkout.sessions.create(sessionParams());
  expect(stand.local.control.pay(id, number).kind).toBe('complete');
  expect(await typesTold()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
  ]);
  expect(stand.receiver.events.at(-1)?.data.object).toMatchObject({
    amount: 117_000,
    reason,
    status: 'needs_response',
  });
});

test('no more is disputed than there is, and nothing that was never taken', async () => {
  const { control } = stand.local;
  const { charge } = await paid();
  await stand.stripe.refunds.create({ charge, amount: 17_000 });
  const reason = 'general';
  expect(control.dispute(charge, { amount: 100_001, reason })).toBeNull();
  expect(control.dispute(charge, { amount: 60_000, reason })).toMatch(/^dp_/);
  expect(control.dispute(charge, { reason })).toMatch(/^dp_/);
  expect((await stand.stripe.disputes.list({ charge })).data.map(({ amount }) => amount)).toEqual([
    40_000, 60_000,
  ]);
  expect(control.dispute(charge, { reason })).toBeNull();
  expect(control.dispute('ch_none', { reason })).toBeNull();
  const session = await stand.stripe.checkout.sessions.create(sessionParams());
  control.pay(session.id, '4000000000000002');
  expect(control.dispute(session.id, { reason })).toBeNull();
  expect(control.decide(session.id, 'won')).toBe(false);
});

test('a refund that is pending fails when its charge is disputed', async () => {
  const { charge } = await paid('4000000000007726');
  const refund = await stand.stripe.refunds.create({ charge });
  await hushed();
  expect(stand.local.control.dispute(charge, { reason: 'duplicate' })).toMatch(/^dp_/);
  expect(await stand.stripe.refunds.retrieve(refund.id)).toMatchObject({
    failure_reason: 'charge_for_pending_refund_disputed',
    status: 'failed',
  });
  expect(await typesTold()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'refund.failed',
    'charge.refund.updated',
  ]);
});

test('disputes are listed by charge, intent and instant, paged and expanded', async () => {
  const first = await paid();
  const second = await paid();
  const { control } = stand.local;
  control.advance(2_000);
  const one = control.dispute(first.charge, { reason: 'general' }) ?? '';
  control.advance(2_000);
  const two = control.dispute(second.charge, { reason: 'general' }) ?? '';
  const { disputes } = stand.stripe;
  const idsOf = async (params: Stripe.DisputeListParams) =>
    (await disputes.list(params)).data.map(({ id }) => id);
  const { created } = await disputes.retrieve(two);
  expect(await idsOf({ limit: 2 })).toEqual([two, one]);
  expect(await idsOf({ limit: 1, starting_after: two })).toEqual([one]);
  expect(await idsOf({ payment_intent: first.intent })).toEqual([one]);
  expect(await idsOf({ charge: second.charge })).toEqual([two]);
  expect(await idsOf({ created: { gte: created } })).toEqual([two]);
  const expanded = await disputes.retrieve(one, { expand: ['charge', 'payment_intent'] });
  expect(expanded).toMatchObject({
    charge: { disputed: true },
    payment_intent: { id: first.intent },
  });
  await expect(disputes.retrieve('dp_none')).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});
