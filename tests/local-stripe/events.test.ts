import { afterAll, beforeAll, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { sessionParams, type Stand, startStand } from './stand';

const DAY_MS = 24 * 3_600_000;

let stand: Stand;
/** Three events of one second each, ten seconds apart, oldest first. */
let ids: string[];
let times: number[];

beforeAll(async () => {
  stand = await startStand({ webhookUrl: null });
  ids = [];
  for (let made = 0; made < 3; made += 1) {
    ids.push(...stand.local.control.makeEvents(1));
    stand.local.control.advance(10_000);
  }
  times = await Promise.all(
    ids.map(async (id) => (await stand.stripe.events.retrieve(id)).created),
  );
});
afterAll(() => stand.stop());

const placesOf = async (params: Stripe.EventListParams) =>
  (await stand.stripe.events.list(params)).data.map(({ id }) => ids.indexOf(id));

test.each<[string, (at: number) => Stripe.RangeQueryParam | number, number[]]>([
  ['gt', (gt) => ({ gt }), [2]],
  ['gte', (gte) => ({ gte }), [2, 1]],
  ['lt', (lt) => ({ lt }), [0]],
  ['lte', (lte) => ({ lte }), [1, 0]],
  ['gte and lte', (at) => ({ gte: at, lte: at }), [1]],
  ['the instant itself', (at) => at, [1]],
])('created by %s, newest first', async (_what, created, expected) => {
  expect(await placesOf({ created: created(times[1] ?? 0) })).toEqual(expected);
});

test('pages in both directions keep to what is asked for', async () => {
  const [oldest, middle, newest] = ids;
  const type = 'customer.updated';
  expect(await placesOf({ type, limit: 2 })).toEqual([2, 1]);
  const after = await stand.stripe.events.list({ type, limit: 1, starting_after: newest });
  expect(after).toMatchObject({ has_more: true, data: [{ id: middle }] });
  const last = await stand.stripe.events.list({ type, limit: 1, starting_after: middle });
  expect(last).toMatchObject({ has_more: false, data: [{ id: oldest }] });
  const before = await stand.stripe.events.list({ type, limit: 1, ending_before: oldest });
  expect(before).toMatchObject({ has_more: true, data: [{ id: middle }] });
  await expect(
    stand.stripe.events.list({ starting_after: newest, ending_before: oldest }),
  ).rejects.toThrow(/cannot use both/);
});

test('disputes and refunds are found by their types', async () => {
  const { control } = stand.local;
  const session = await stand.stripe.checkout.sessions.create(sessionParams());
  control.pay(session.id, '4000000000000259');
  control.decide(session.id, 'won');
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
  await stand.stripe.refunds.create({ payment_intent: String(payment_intent) });
  const typesOf = async (params: Stripe.EventListParams) =>
    (await stand.stripe.events.list(params)).data.map(({ type }) => type);
  expect(await typesOf({ type: 'charge.dispute.*' })).toEqual([
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.created',
  ]);
  expect(await typesOf({ types: ['refund.created', 'charge.dispute.closed'] })).toEqual([
    'refund.created',
    'charge.dispute.closed',
  ]);
  const many = Array.from({ length: 21 }, () => 'refund.created');
  await expect(stand.stripe.events.list({ types: many })).rejects.toThrow(/up to 20 types/);
});

test('events are there for 30 days of the stand-in’s clock, and no longer', async () => {
  const [oldest = ''] = ids;
  stand.local.control.advance(30 * DAY_MS - 60_000);
  expect((await stand.stripe.events.retrieve(oldest)).id).toBe(oldest);
  stand.local.control.advance(61_000);
  await expect(stand.stripe.events.retrieve(oldest)).rejects.toMatchObject({ statusCode: 404 });
  expect(await placesOf({ type: 'customer.updated', limit: 100 })).not.toContain(0);
  await expect(stand.stripe.events.list({ starting_after: oldest })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});
