import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KEY, sessionParams, type Stand, startStand } from './stand';
import Stripe from 'stripe';

let stand: Stand;

beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.stop());
afterEach(async () => {
  stand.local.control.clearFaults();
  stand.receiver.status = 200;
  await stand.local.control.settled();
  stand.receiver.events.length = 0;
  stand.receiver.calls = 0;
});

async function payOne(number = '4242424242424242') {
  const session = await stand.stripe.checkout.sessions.create(sessionParams());
  stand.local.control.pay(session.id, number);
  return session;
}

async function intentOf(sessionId: string): Promise<string> {
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(sessionId);
  return String(payment_intent);
}

test('doubled: every event comes twice, with the same id', async () => {
  stand.local.control.setFaults({ double: true });
  await payOne();
  await stand.local.control.settled();
  expect(stand.receiver.events).toHaveLength(8);
  expect(new Set(stand.receiver.events.map(({ id }) => id)).size).toBe(4);
});

test('reordered: the newest comes first', async () => {
  stand.local.control.setFaults({ reorder: true });
  await payOne();
  await stand.local.control.settled();
  expect(stand.receiver.types()).toEqual([
    'checkout.session.completed',
    'payment_intent.succeeded',
    'charge.succeeded',
    'payment_intent.created',
  ]);
});

test('lost: it never comes, and stands in the list of events all the same', async () => {
  stand.local.control.setFaults({ lose: ['checkout.session.completed'] });
  const session = await payOne();
  await stand.local.control.settled();
  expect(stand.receiver.types()).not.toContain('checkout.session.completed');
  const [event] = (await stand.stripe.events.list({ type: 'checkout.session.completed' })).data;
  expect(event?.data.object).toMatchObject({ id: session.id });
  expect(stand.local.control.deliveries({ state: 'lost' })).toHaveLength(1);

  expect(stand.local.control.resend(event?.id ?? '')).toBe(true);
  await stand.local.control.settled();
  expect(stand.receiver.types().at(-1)).toBe('checkout.session.completed');
});

test('delayed and paused: nothing comes before its time', async () => {
  stand.local.control.setFaults({ delayMs: 200 });
  const before = Date.now();
  await payOne();
  await stand.local.control.settled();
  expect(Date.now() - before).toBeGreaterThanOrEqual(200);

  stand.local.control.setFaults({ delayMs: 0, webhookPause: true });
  await payOne();
  expect(await stand.local.control.settled(100)).toBe(false);
  expect(stand.receiver.events).toHaveLength(4);
  stand.local.control.clearFaults();
  expect(await stand.local.control.settled()).toBe(true);
  expect(stand.receiver.events).toHaveLength(8);
});

test('in parallel: all come', async () => {
  stand.local.control.setFaults({ parallel: true });
  await payOne();
  await stand.local.control.settled();
  expect(new Set(stand.receiver.types()).size).toBe(4);
});

test('a receiver that fails is tried again with growing pauses until it answers 2xx', async () => {
  stand.receiver.status = 500;
  await payOne();
  await expect.poll(() => stand.receiver.calls).toBeGreaterThanOrEqual(8);
  const [waiting] = stand.local.control.deliveries({ state: 'pending' });
  expect(waiting?.attempts[0]).toMatchObject({ status: 500 });
  stand.receiver.status = 204;
  expect(await stand.local.control.settled()).toBe(true);
  expect(new Set(stand.receiver.types())).toEqual(
    new Set([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]),
  );
  const attempts = stand.local.control.deliveries({ state: 'delivered' })[0]?.attempts ?? [];
  const pauses = attempts.slice(1).map(({ at }, place) => at - (attempts[place]?.at ?? at));
  // At least: another delivery may go before.
  expect(pauses[0]).toBeGreaterThanOrEqual(20);
  expect(pauses[1]).toBeGreaterThanOrEqual(40);
  const [event] = (await stand.stripe.events.list({ limit: 1 })).data;
  expect(event?.pending_webhooks).toBe(0);
});

test('refused: the API answers with that status as often as told, and the SDK tries again', async () => {
  stand.local.control.setFaults({ refuse: { status: 503, times: 1 } });
  await expect(stand.stripe.customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeAPIError);
  await expect(stand.stripe.customers.list()).resolves.toBeDefined();
  stand.local.control.setFaults({ refuse: { status: 429, times: null } });
  await expect(stand.stripe.customers.list()).rejects.toBeInstanceOf(
    Stripe.errors.StripeRateLimitError,
  );
});

test('an answer that is lost: the SDK asks again with its key, and nothing is made twice', async () => {
  const { hostname, port } = new URL(stand.local.url);
  const retrying = new Stripe(KEY, {
    ...{ host: hostname, port, protocol: 'http' },
    maxNetworkRetries: 2,
  });
  stand.local.control.setFaults({ loseAnswers: 1 });
  const made = await retrying.customers.create({ name: 'Only once' });
  const all = (await stand.stripe.customers.list({ limit: 100 })).data;
  expect(all.filter(({ name }) => name === 'Only once').map(({ id }) => id)).toEqual([made.id]);
  expect(made.lastResponse.headers['idempotent-replayed']).toBe('true');
});

test('the control interface speaks JSON to this machine alone', async () => {
  const post = (verb: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${stand.local.url}/_control/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const faults = await post('faults', { delayMs: 5, lose: true });
  expect(await faults.json()).toMatchObject({ delayMs: 5, lose: true, double: false });
  expect((await post('clear-faults', {})).status).toBe(200);

  const session = await stand.stripe.checkout.sessions.create(sessionParams());
  const paid = await post('pay', { id: session.id, number: '000123456789' });
  expect(await paid.json()).toEqual({ kind: 'complete' });
  expect(await (await post('clear', { id: session.id })).json()).toEqual({ done: true });
  expect(await (await post('settled', {})).json()).toEqual({ settled: true });
  const listed = await (await post('deliveries', { state: 'delivered' })).json();
  expect(listed.deliveries[0]).toMatchObject({ type: 'checkout.session.async_payment_succeeded' });

  const refund = await stand.stripe.refunds.create({
    payment_intent: await intentOf(session.id),
    amount: 17_000,
  });
  expect(await (await post('clear-refund', { id: refund.id })).json()).toEqual({ done: true });
  expect(await (await post('fail-refund', { id: refund.id })).json()).toEqual({ done: true });
  const returned = await (await post('return-debit', { id: session.id })).json();
  expect(await stand.stripe.disputes.retrieve(returned.dispute)).toMatchObject({
    reason: 'insufficient_funds',
    status: 'lost',
  });
  const card = await payOne();
  const complaint = { id: card.id, amount: 50_000, reason: 'duplicate' };
  const { dispute } = await (await post('dispute', complaint)).json();
  const decided = await post('decide', { id: dispute, outcome: 'won' });
  expect(await decided.json()).toEqual({ done: true });
  expect(await stand.stripe.disputes.retrieve(dispute)).toMatchObject({
    amount: 50_000,
    reason: 'duplicate',
    status: 'won',
  });
  expect(await (await post('dispute', { id: 'ch_none' })).json()).toEqual({ dispute: null });
  expect((await post('dispute', { id: card.id, reason: 'mood' })).status).toBe(400);
  expect((await post('decide', { id: dispute, outcome: 'drawn' })).status).toBe(400);

  expect((await post('faults', { delay: 1 })).status).toBe(400);
  expect((await post('nothing', {})).status).toBe(404);
  expect((await post('faults', {}, { Origin: 'https://elsewhere.test' })).status).toBe(403);
  const form = await fetch(`${stand.local.url}/_control/clear-faults`, { method: 'POST' });
  expect(form.status).toBe(404);
});
