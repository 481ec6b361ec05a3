import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { sessionParams, type Stand, startStand } from './stand';

// Stripe's published examples, one of each resource. They are no part of the repository.
const FIXTURES = fileURLToPath(
  new URL('../../../shared/data/stripe/fixtures3.json', import.meta.url),
);
const has = existsSync(FIXTURES);
if (!has)
  console.log(`skipped: the answers against Stripe's fixtures, which are not at ${FIXTURES}`);

type Fields = Record<string, unknown>;

/** Fields that Stripe leaves out unless asked, or where they do not apply. */
const OPTIONAL: Record<string, string[]> = {
  charge: ['refunds'],
  item: [],
};

/** Fields newer than the fixtures: the SDK's types have them. */
const NEWER: Record<string, string[]> = {
  charge: [],
  'checkout.session': ['allowed_payment_method_types', 'branding_settings'],
  customer: ['customer_account'],
  dispute: ['intended_submission_method'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
};

describe.runIf(has)('every answer has the fields of Stripe’s own example', () => {
  let stand: Stand;
  let answers: Record<string, Fields>;

  beforeAll(async () => {
    const { resources } = JSON.parse(readFileSync(FIXTURES, 'utf8')) as {
      resources: typeof answers;
    };
    fixtures = resources;
    stand = await startStand();
    const { stripe, local } = stand;
    const customer = await stripe.customers.create({ email: 'client@porchlight.test' });
    const params = sessionParams({ customer: customer.id, customer_email: undefined });
    const { id } = await stripe.checkout.sessions.create(params);
    local.control.pay(id, '4242424242424242');
    const session = await stripe.checkout.sessions.retrieve(id);
    const intent = await stripe.paymentIntents.retrieve(String(session.payment_intent));
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    const disputed = await stripe.checkout.sessions.create(params);
    local.control.pay(disputed.id, '4000000000000259');
    const [dispute] = (await stripe.disputes.list({ limit: 1 })).data;
    const [item] = (await stripe.checkout.sessions.listLineItems(id)).data;
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    answers = {
      ...{
        customer,
        dispute,
        refund,
        'checkout.session': session,
        payment_intent: intent,
        item,
        event,
      },
      charge: await stripe.charges.retrieve(String(intent.latest_charge)),
      payment_method: await stripe.paymentMethods.retrieve(String(intent.payment_method)),
    } as unknown as typeof answers;
  });
  afterAll(() => stand.stop());

  let fixtures: Record<string, Fields>;

  test.each([
    'charge',
    'checkout.session',
    'customer',
    'dispute',
    'event',
    'item',
    'payment_intent',
    'payment_method',
    'refund',
  ])('%s', (name) => {
    const ours = Object.keys(answers[name] ?? {}).filter((key) => key !== 'lastResponse');
    const theirs = Object.keys(fixtures[name] ?? {});
    expect(theirs.length).toBeGreaterThan(5);
    expect(theirs.filter((key) => !ours.includes(key) && !OPTIONAL[name]?.includes(key))).toEqual(
      [],
    );
    expect(ours.filter((key) => !theirs.includes(key) && !NEWER[name]?.includes(key))).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ['charge', ['billing_details'], []],
    ['charge', ['outcome'], ['risk_level']],
    ['charge', ['payment_method_details', 'card'], ['electronic_commerce_indicator']],
    ['checkout.session', ['automatic_tax'], []],
    ['checkout.session', ['custom_text'], []],
    ['checkout.session', ['customer_details'], []],
    ['checkout.session', ['invoice_creation', 'invoice_data'], []],
    ['checkout.session', ['total_details'], []],
    ['customer', ['invoice_settings'], []],
    ['dispute', ['evidence'], []],
    ['dispute', ['evidence_details'], ['submission_method']],
    ['dispute', ['payment_method_details', 'card'], []],
    ['item', ['price'], []],
    ['payment_method', ['card'], []],
  ])('%s, inside %s', (name, path, newer) => {
    const inside = (fields: Fields | undefined) =>
      path.reduce((at, key) => at?.[key] as Fields | undefined, fields) ?? {};
    const ours = Object.keys(inside(answers[name])).filter((key) => !newer.includes(key));
    expect(ours.sort()).toEqual(Object.keys(inside(fixtures[name])).sort());
  });

  test('ids look like Stripe’s', () => {
    const shape = (id: unknown) => String(id).replace(/[A-Za-z0-9]{14,}$/, '');
    for (const name of Object.keys(answers).filter((one) => one !== 'item')) {
      expect(shape(answers[name]?.id)).toBe(shape(fixtures[name]?.id));
    }
    const event = answers.event as unknown as Stripe.Event;
    expect(event.id).toMatch(/^evt_1\w{23}$/);
  });
});
