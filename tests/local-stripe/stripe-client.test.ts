import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import Stripe from 'stripe';
import { type CheckoutNow, readCheckout, readPaymentFacts } from '@/lib/payment-fact';
import {
  createCheckoutSession,
  ensureCustomer,
  expireCheckoutSession,
  listEventsSince,
  type NewCheckout,
  retrieveCheckoutSession,
  UnverifiedWebhook,
  verifyWebhook,
} from '@/lib/stripe';
import { takesPayments } from '@/lib/stripe-client';
import { setEnvironment } from './settings';
import { KEY, SECRET, type Stand, startStand } from './stand';

let stand: Stand;
let number = 0;

beforeAll(async () => {
  stand = await startStand();
  setEnvironment({
    STRIPE_SECRET_KEY: KEY,
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_BASE: stand.local.url,
  });
});
afterAll(() => stand.stop());
beforeEach(async () => {
  stand.local.control.clearFaults();
  await stand.local.control.settled();
  stand.receiver.events.length = 0;
});

function checkout(change: Partial<NewCheckout> = {}): NewCheckout {
  number += 1;
  return {
    checkoutId: `ck_${number}`,
    invoicePublicId: `in_${number}`,
    email: 'client@porchlight.test',
    amount: { amountMinor: 117_000n, currency: 'USD' },
    description: 'Invoice 1058',
    successUrl: 'http://localhost:3000/pay/back?session={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://localhost:3000/invoices',
    expiresAt: new Date(Date.now() + 3_600_000),
    methods: ['card', 'bank_debit'],
    merchantName: 'Alder & Finch',
    ...change,
  };
}

const lookUp = async (sessionId: string): Promise<CheckoutNow | null> =>
  readCheckout(await retrieveCheckoutSession(sessionId));
const factsOf = async () => {
  await stand.local.control.settled();
  return stand.receiver.events.map(readPaymentFacts).filter((fact) => fact !== null);
};

test('a session carries who and what for, and asking again makes no second', async () => {
  expect(takesPayments()).toBe(true);
  const input = checkout({
    lines: [
      { description: 'Bookkeeping', amountMinor: 100_000n },
      { description: 'Filing', amountMinor: 17_000n },
    ],
  });
  const first = await createCheckoutSession(input);
  expect(await createCheckoutSession(input)).toEqual(first);
  expect(first.url).toBe(`${stand.local.url}/pay/${first.sessionId}`);
  const session = await stand.stripe.checkout.sessions.retrieve(first.sessionId, {
    expand: ['line_items'],
  });
  expect(session).toMatchObject({
    client_reference_id: input.checkoutId,
    metadata: { checkout: input.checkoutId, invoice: input.invoicePublicId },
    payment_method_types: ['card', 'us_bank_account'],
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
    branding_settings: { display_name: 'Alder & Finch' },
  });
  expect(session.line_items?.data.map(({ description }) => description)).toEqual([
    'Bookkeeping',
    'Filing',
  ]);
});

test('lines that Stripe cannot take, or that do not add up, become one', async () => {
  for (const lines of [
    [
      { description: 'Bookkeeping', amountMinor: 120_000n },
      { description: 'Discount', amountMinor: -3_000n },
    ],
    [{ description: 'A part of it', amountMinor: 100n }],
  ]) {
    const { sessionId } = await createCheckoutSession(checkout({ lines }));
    const { data } = await stand.stripe.checkout.sessions.listLineItems(sessionId);
    expect(data).toMatchObject([{ description: 'Invoice 1058', amount_total: 117_000 }]);
  }
});

test('amounts go over in Stripe’s units and come back in ours', async () => {
  for (const [amountMinor, currency, theirs] of [
    [184_000n, 'JPY', 184_000],
    [5_120n, 'KWD', 5_120],
    [5n, 'ISK', 500],
    [38_000n, 'EUR', 38_000],
  ] as const) {
    const input = checkout({ amount: { amountMinor, currency } });
    const { sessionId } = await createCheckoutSession(input);
    const session = await retrieveCheckoutSession(sessionId);
    expect(session.amount_total).toBe(theirs);
    expect(readCheckout(session)).toMatchObject({ amountMinor, currency, status: 'open' });
  }
  await expect(
    createCheckoutSession(checkout({ amount: { amountMinor: 5_123n, currency: 'KWD' } })),
  ).rejects.toMatchObject({ code: 'invalid', messageKey: 'stripe.not_payable' });
});

test('a card’s payment is told three times and is one fact each time', async () => {
  const input = checkout();
  const { sessionId } = await createCheckoutSession(input);
  stand.local.control.pay(sessionId, '4242424242424242');
  const facts = (await factsOf()).filter(({ kind }) => kind !== 'other');
  expect(facts.map(({ type, kind }) => [type, kind])).toEqual([
    ['charge.succeeded', 'succeeded'],
    ['payment_intent.succeeded', 'succeeded'],
    ['checkout.session.completed', 'succeeded'],
  ]);
  for (const fact of facts) {
    expect(fact).toMatchObject({
      checkoutId: input.checkoutId,
      invoicePublicId: input.invoicePublicId,
      amountMinor: 117_000n,
      currency: 'USD',
      paymentIntentId: facts[0]?.paymentIntentId,
    });
  }
  expect(facts[0]).toMatchObject({ method: 'card', instrument: 'Visa ···4242', hard: false });
  expect(facts[0]?.chargeId).toBe(facts[1]?.chargeId);
  expect(await lookUp(sessionId)).toMatchObject({
    kind: 'succeeded',
    status: 'complete',
    method: 'card',
    instrument: 'Visa ···4242',
    url: null,
  });
});

test.each([
  ['4000000000009995', 'insufficient_funds', false],
  ['4000000000000002', 'generic_decline', false],
  ['4000000000000069', 'expired_card', true],
  ['4000000000009987', 'lost_card', true],
])('card %s fails with %s, hard: %s', async (card, failureCode, hard) => {
  const { sessionId } = await createCheckoutSession(checkout());
  stand.local.control.pay(sessionId, card);
  const [charge, intent] = (await factsOf()).filter(({ kind }) => kind === 'failed');
  expect(charge).toMatchObject({ type: 'charge.failed', failureCode, hard, method: 'card' });
  expect(intent).toMatchObject({ failureCode, hard, chargeId: charge?.chargeId });
  expect(intent?.instrument).toBe(charge?.instrument);
  expect(await lookUp(sessionId)).toMatchObject({ kind: 'failed', status: 'open', failureCode });
});

test('3-D Secure that was not passed is a failure without a charge, and not hard', async () => {
  const { sessionId } = await createCheckoutSession(checkout());
  stand.local.control.pay(sessionId, '4000002500003155');
  stand.local.control.authenticate(sessionId, false);
  const facts = (await factsOf()).filter(({ kind }) => kind === 'failed');
  expect(facts).toMatchObject([
    { chargeId: null, hard: false, failureCode: 'payment_intent_authentication_failure' },
  ]);
});

test('a bank debit is on its way, then cleared or failed', async () => {
  const { sessionId } = await createCheckoutSession(checkout());
  stand.local.control.pay(sessionId, '000111111113');
  const onItsWay = (await factsOf()).filter(({ kind }) => kind === 'processing');
  expect(onItsWay.map(({ type }) => type)).toEqual([
    'payment_intent.processing',
    'charge.pending',
    'checkout.session.completed',
  ]);
  expect(new Set(onItsWay.map(({ method }) => method))).toEqual(new Set(['bank_debit']));
  expect(await lookUp(sessionId)).toMatchObject({ kind: 'processing', status: 'complete' });

  stand.receiver.events.length = 0;
  stand.local.control.fail(sessionId, 'account_closed');
  const failed = await factsOf();
  expect(failed.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed']);
  expect(failed[0]).toMatchObject({
    failureCode: 'account_closed',
    hard: true,
    instrument: 'STRIPE TEST BANK ···1113',
  });
  expect(await lookUp(sessionId)).toMatchObject({ kind: 'failed', failureCode: 'account_closed' });
});

test('an open session is expired; a paid one says what it is instead', async () => {
  const open = await createCheckoutSession(checkout());
  expect((await expireCheckoutSession(open.sessionId)).status).toBe('expired');
  expect(await factsOf()).toMatchObject([{ kind: 'expired', sessionId: open.sessionId }]);
  const paid = await createCheckoutSession(checkout());
  stand.local.control.pay(paid.sessionId, '4242424242424242');
  expect((await expireCheckoutSession(paid.sessionId)).payment_status).toBe('paid');
  await expect(retrieveCheckoutSession('cs_test_none')).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a customer is made once, found again, and made anew when it is gone', async () => {
  const input = {
    clientPublicId: 'cl_1',
    customerId: null,
    name: 'Brightwater',
    email: 'a@b.test',
  };
  const made = await ensureCustomer(input);
  expect(await ensureCustomer(input)).toBe(made);
  expect(await ensureCustomer({ ...input, customerId: made })).toBe(made);
  expect(await ensureCustomer({ ...input, customerId: 'cus_gone' })).not.toBe(made);
  const { sessionId } = await createCheckoutSession(checkout({ customerId: made }));
  expect((await retrieveCheckoutSession(sessionId)).customer).toBe(made);
});

test('events that were lost are listed, oldest first, over many pages', async () => {
  const since = new Date();
  stand.local.control.setFaults({ lose: true });
  for (let made = 0; made < 30; made += 1) {
    const { sessionId } = await createCheckoutSession(checkout());
    stand.local.control.pay(sessionId, '4242424242424242');
  }
  const events = await listEventsSince(since);
  const completed = events.filter(({ type }) => type === 'checkout.session.completed');
  expect(completed.length).toBeGreaterThanOrEqual(30);
  expect(events.length).toBeGreaterThanOrEqual(90);
  const order = completed.slice(-30).map((event) => readPaymentFacts(event)?.invoicePublicId);
  expect(order.at(-1)).toBe(`in_${number}`);
  expect(order[0]).toBe(`in_${number - 29}`);
});

test('a webhook is believed with a fresh signature of ours only', async () => {
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'customer.created' });
  const sign = (secret: string, ageSeconds = 0) =>
    Stripe.webhooks.generateTestHeaderString({
      ...{ payload: body, secret },
      timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
    });
  expect(verifyWebhook(body, sign(SECRET)).id).toBe('evt_1');
  expect(verifyWebhook(Buffer.from(body), sign(SECRET)).id).toBe('evt_1');
  for (const [raw, signature] of [
    [body, sign('whsec_other')],
    [body, sign(SECRET, 301)],
    [`${body} `, sign(SECRET)],
    [body, 't=1,v1=00'],
    [body, ''],
    [body, null],
  ] as const) {
    expect(() => verifyWebhook(raw, signature)).toThrow(UnverifiedWebhook);
  }
  expect(readPaymentFacts(verifyWebhook(body, sign(SECRET)))).toBeNull();
});

test('Stripe out of reach is said in our words, after the SDK has tried again', async () => {
  stand.local.control.setFaults({ refuse: { status: 503, times: 2 } });
  await expect(createCheckoutSession(checkout())).resolves.toBeDefined();
  stand.local.control.setFaults({ refuse: { status: 503, times: null } });
  await expect(createCheckoutSession(checkout())).rejects.toMatchObject({
    code: 'unavailable',
    messageKey: 'stripe.unavailable',
  });
});
