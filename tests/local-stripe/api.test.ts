import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import Stripe from 'stripe';
import { sdkFor, sessionParams, type Stand, startStand } from './stand';

let stand: Stand;
let stripe: Stripe;

beforeAll(async () => {
  stand = await startStand({ webhookUrl: null });
  stripe = stand.stripe;
});
afterAll(() => stand.stop());

describe('errors', () => {
  test('a wrong key, no key, another version', async () => {
    await expect(sdkFor(stand.local.url, 'sk_test_wrong').customers.list()).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    const bare = await fetch(`${stand.local.url}/v1/customers`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('request-id')).toMatch(/^req_\w{14}$/);
    expect(await bare.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    await expect(stripe.customers.list({}, { apiVersion: '2020-08-27' })).rejects.toThrow(
      /Invalid Stripe API version/,
    );
  });

  test('an unknown object is 404 resource_missing, an unknown address says so', async () => {
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such checkout.session: 'cs_test_none'",
      requestId: expect.stringMatching(/^req_/),
    });
    await expect(stripe.products.list()).rejects.toThrow(/Unrecognized request URL/);
  });

  test.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, object]>([
    ['no lines', { line_items: [] }, { code: 'parameter_missing', param: 'line_items' }],
    ['no address to go back to', { success_url: undefined }, { param: 'success_url' }],
    ['an address that is none', { cancel_url: 'nowhere' }, { code: 'url_invalid' }],
    [
      'an unknown customer',
      { customer: 'cus_x', customer_email: undefined },
      { param: 'customer' },
    ],
    ['an end too soon', { expires_at: 1_700_000_000 }, { param: 'expires_at' }],
    ['a method it lacks', { allowed_payment_method_types: ['sofort'] }, { statusCode: 400 }],
  ])('a session with %s is refused', async (_what, change, error) => {
    await expect(stripe.checkout.sessions.create(sessionParams(change))).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      ...error,
    });
  });

  test.each([
    ['usd', 49, 'amount_too_small'],
    ['kwd', 5_125, 'parameter_invalid_integer'],
    ['isk', 550, 'parameter_invalid_integer'],
  ])('an amount of %s %i is refused', async (currency, unit_amount, code) => {
    const price_data = { currency, unit_amount, product_data: { name: 'A line' } };
    const params = sessionParams({ line_items: [{ quantity: 1, price_data }] });
    await expect(stripe.checkout.sessions.create(params)).rejects.toMatchObject({ code });
  });

  test('a parameter that Stripe no longer has is refused', async () => {
    const params = { ...sessionParams(), payment_method_types: ['card'] };
    await expect(stripe.checkout.sessions.create(params)).rejects.toMatchObject({
      code: 'parameter_unknown',
      param: 'payment_method_types',
    });
  });

  test('bank debits are for dollars only', async () => {
    const price_data = { currency: 'eur', unit_amount: 500, product_data: { name: 'A line' } };
    const session = await stripe.checkout.sessions.create(
      sessionParams({ line_items: [{ quantity: 2, price_data }] }),
    );
    expect(session).toMatchObject({ amount_total: 1_000, payment_method_types: ['card'] });
  });

  test('an intent of an open session is not cancelled; the session is expired', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams());
    stand.local.control.pay(session.id, '4000000000000002');
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    const id = String(payment_intent);
    await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect((await stripe.checkout.sessions.expire(session.id)).status).toBe('expired');
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/can be expired/);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('canceled');
  });

  test('the intent of a debit that failed can be cancelled', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams());
    stand.local.control.pay(session.id, '000111111113');
    stand.local.control.fail(session.id, 'account_closed');
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    const canceled = await stripe.paymentIntents.cancel(String(payment_intent), {
      cancellation_reason: 'abandoned',
    });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
  });
});

describe('idempotency', () => {
  const options = (idempotencyKey: string) => ({ idempotencyKey });

  test('the same key and parameters give the same answer, marked as a replay', async () => {
    const first = await stripe.checkout.sessions.create(sessionParams(), options('ck_same'));
    const again = await stripe.checkout.sessions.create(sessionParams(), options('ck_same'));
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
  });

  test('other parameters, or another call, under the same key are refused', async () => {
    await stripe.customers.create({ name: 'Brightwater' }, options('one'));
    await expect(
      stripe.customers.create({ name: 'Lark & Loom' }, options('one')),
    ).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    await expect(
      stripe.checkout.sessions.create(sessionParams(), options('one')),
    ).rejects.toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  test('while the first is under way the second gets 409', async () => {
    stand.local.control.setFaults({ apiDelayMs: 150 });
    const both = await Promise.allSettled([
      stripe.customers.create({ name: 'Twice' }, options('at-once')),
      stripe.customers.create({ name: 'Twice' }, options('at-once')),
    ]);
    stand.local.control.clearFaults();
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { statusCode: 409, code: 'idempotency_key_in_use' },
    });
    const made = (await stripe.customers.list({ limit: 100 })).data;
    expect(made.filter(({ name }) => name === 'Twice')).toHaveLength(1);
  });

  test('a request that was refused keeps no key; a key is forgotten after a day', async () => {
    await expect(
      stripe.checkout.sessions.create(sessionParams({ line_items: [] }), options('later')),
    ).rejects.toThrow();
    const first = await stripe.checkout.sessions.create(sessionParams(), options('later'));
    stand.local.control.advance(25 * 3_600_000);
    const next = await stripe.checkout.sessions.create(sessionParams(), options('later'));
    expect(next.id).not.toBe(first.id);
  });
});

describe('lists', () => {
  test('customers by address, made, changed and found again', async () => {
    const made = await stripe.customers.create({
      email: 'dana@brightwater.test',
      name: 'Brightwater Ceramics LLC',
      metadata: { client: 'cl_1', old: 'x' },
    });
    const found = await stripe.customers.list({ email: 'dana@brightwater.test' });
    expect(found.data.map(({ id }) => id)).toEqual([made.id]);
    expect((await stripe.customers.list({ email: 'nobody@test' })).data).toEqual([]);
    const changed = await stripe.customers.update(made.id, { name: '', metadata: { old: '' } });
    expect(changed).toMatchObject({ name: null, metadata: { client: 'cl_1' } });
    expect(changed.metadata).not.toHaveProperty('old');
  });

  test('pages forwards and backwards, newest first, none twice', async () => {
    const ids = stand.local.control.makeEvents(250).reverse();
    const all = await stripe.events
      .list({ type: 'customer.updated', limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    expect(all.slice(0, 250).map(({ id }) => id)).toEqual(ids);

    const page = await stripe.events.list({ limit: 3, starting_after: ids[9] });
    expect(page.data.map(({ id }) => id)).toEqual(ids.slice(10, 13));
    expect(page.has_more).toBe(true);
    const before = await stripe.events.list({ limit: 3, ending_before: ids[2] });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(before.has_more).toBe(false);
    await expect(stripe.events.list({ limit: 101 })).rejects.toThrow(/between 1 and 100/);
    await expect(stripe.events.list({ starting_after: 'evt_none' })).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    });
  });

  test('events by type, by types and by instant, for 30 days', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams());
    stand.local.control.pay(session.id, '4242424242424242');
    const [event] = (await stripe.events.list({ type: 'charge.*', limit: 1 })).data;
    expect(event?.type).toBe('charge.succeeded');
    const some = await stripe.events.list({
      types: ['payment_intent.succeeded', 'checkout.session.completed'],
      created: { gte: event?.created ?? 0 },
    });
    expect(some.data.map(({ type }) => type)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
    ]);
    await expect(stripe.events.list({ type: 'a', types: ['b'] })).rejects.toThrow(/not both/);

    const id = event?.id ?? '';
    expect((await stripe.events.retrieve(id)).id).toBe(id);
    stand.local.control.advance(31 * 24 * 3_600_000);
    await expect(stripe.events.retrieve(id)).rejects.toMatchObject({ statusCode: 404 });
    expect((await stripe.events.list({ type: 'charge.*' })).data).toEqual([]);
  });

  test('sessions by state, their lines, and expansion within a list', async () => {
    const customer = await stripe.customers.create({ name: 'Brightwater' });
    const params = sessionParams({ customer: customer.id, customer_email: undefined });
    const session = await stripe.checkout.sessions.create(params);
    stand.local.control.pay(session.id, '4242424242424242');
    const listed = await stripe.checkout.sessions.list({
      customer: customer.id,
      status: 'complete',
      expand: ['data.payment_intent.latest_charge', 'data.customer', 'data.line_items'],
    });
    expect(listed.data).toHaveLength(1);
    expect(listed.data[0]).toMatchObject({
      customer: { name: 'Brightwater' },
      payment_intent: { latest_charge: { status: 'succeeded' } },
      line_items: { data: [{ description: 'Invoices 1058 and 1060' }] },
    });
    const lines = await stripe.checkout.sessions.listLineItems(session.id);
    expect(String(lines.data[0]?.price?.unit_amount_decimal)).toBe('117000');
    await expect(
      stripe.checkout.sessions.retrieve(session.id, { expand: ['mode'] }),
    ).rejects.toThrow(/cannot be expanded/);
  });
});
