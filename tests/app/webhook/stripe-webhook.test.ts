import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/stripe/webhook/route';
import { listEventsSince } from '@/lib/stripe';
import { isRoute } from '@/lib/route';
import { ownerQuery } from '@/tests/support/database';
import { invoiceOf, ledgerOf, openCheckout } from '@/tests/domain/payments/paying';
import {
  openStripeDesk,
  type StripeDesk,
  WEBHOOK_SECRET,
} from '@/tests/domain/payments/stripe-desk';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
  desk.control.setFaults({ lose: true });
});
afterAll(() => desk?.stop());

const { webhooks } = new Stripe('sk_test_tests');

async function send(payload: string, signature: string | null) {
  const answer = await POST(
    new Request('http://portal.test/api/stripe/webhook', {
      method: 'POST',
      body: payload,
      headers: signature ? { 'stripe-signature': signature } : {},
    }),
    { params: Promise.resolve({}) },
  );
  return { status: answer.status, ...((await answer.json()) as { outcome: string }) };
}

function sign(payload: string, { secret = WEBHOOK_SECRET, secondsAgo = 0 } = {}) {
  const timestamp = Math.floor(Date.now() / 1000) - secondsAgo;
  return webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

/** The event that tells of money, as Stripe would send it. */
async function paidEvent() {
  const { invoiceId, sessionId } = await openCheckout();
  desk.control.pay(sessionId, '4242424242424242');
  const events = await listEventsSince(new Date(Date.now() - 60_000));
  const event = events.filter(({ type }) => type === 'charge.succeeded').at(-1);
  return { invoiceId, payload: JSON.stringify(event) };
}

describe('the webhook', () => {
  it('is a route that is made by the door of routes', () => {
    expect(isRoute(POST)).toBe(true);
  });

  it('takes what is signed, once: the same again is done already', async () => {
    const { invoiceId, payload } = await paidEvent();
    expect(await send(payload, sign(payload))).toEqual({ status: 200, outcome: 'settled' });
    expect(await send(payload, sign(payload))).toEqual({ status: 200, outcome: 'done_already' });
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid' });
    expect(await ledgerOf(invoiceId)).toMatchObject({ count: 1 });
  });

  it('refuses what is not: no signature, another secret, another body, an old date', async () => {
    const { invoiceId, payload } = await paidEvent();
    const forged = payload.replaceAll('24500', '1');
    for (const [body, signature] of [
      [payload, null],
      [payload, 'nonsense'],
      [payload, sign(payload, { secret: 'whsec_another' })],
      [forged, sign(payload)],
      [payload, sign(payload, { secondsAgo: 3600 })],
    ] as const) {
      expect((await send(body, signature)).status).toBe(400);
    }
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    expect(await ledgerOf(invoiceId)).toMatchObject({ count: 0 });
  });

  it('passes over what is not about a payment, and writes that down', async () => {
    const payload = JSON.stringify({
      id: 'evt_customer',
      object: 'event',
      type: 'customer.updated',
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: 'cus_1', object: 'customer' } },
    });
    expect(await send(payload, sign(payload))).toEqual({ status: 200, outcome: 'ignored' });
    expect(await send(payload, sign(payload))).toEqual({ status: 200, outcome: 'done_already' });
    expect(await ownerQuery(`SELECT outcome FROM stripe_event WHERE id = 'evt_customer'`)).toEqual([
      { outcome: 'ignored: type' },
    ]);
  });

  it('reads no more than it has to', async () => {
    const payload = 'x'.repeat(600_000);
    expect((await send(payload, sign(payload))).status).toBe(413);
  });

  it('says that the fault is ours where it is, so that Stripe tries again', async () => {
    const { invoiceId, payload } = await paidEvent();
    await ownerQuery('ALTER TABLE ledger_entry RENAME TO ledger_entry_away');
    const answer = await send(payload, sign(payload));
    await ownerQuery('ALTER TABLE ledger_entry_away RENAME TO ledger_entry');
    expect(answer.status).toBe(500);
    expect(answer.outcome).toMatch(/^incident \w{6}$/);
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    expect(await send(payload, sign(payload))).toEqual({ status: 200, outcome: 'settled' });
  });
});
