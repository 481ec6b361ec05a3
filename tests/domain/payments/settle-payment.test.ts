import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settlePayment } from '@/domain/payments/settle-payment';
import { followPayments } from '@/domain/payments/follow-payments';
import { JOB, STRIPE } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { readPaymentFacts } from '@/lib/payment-fact';
import { listEventsSince } from '@/lib/stripe';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { eventsOf, invoiceOf, ledgerOf, mailKeysOf, openCheckout, paymentsOf } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const WORKS = '4242424242424242';
const DECLINED = '4000000000009995';
const DEBIT = '000123456789';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());
afterEach(() => desk.control.clearFaults());

async function settled() {
  expect(await desk.control.settled(20_000)).toBe(true);
  expect(desk.answers.filter(({ status }) => status !== 200)).toEqual([]);
}

/** Every event that Stripe has about this checkout, oldest first. */
async function factsOf(checkoutId: string) {
  const events = await listEventsSince(new Date(Date.now() - 3_600_000));
  return events
    .map(readPaymentFacts)
    .filter((fact) => fact?.checkoutId === publicId('ck', checkoutId))
    .filter((fact) => fact !== null);
}

const PAID = {
  ledger: { count: 1, sum: '-24500' },
  events: ['checkout.started', 'payment.succeeded', 'invoice.changed'],
};

async function expectPaidOnce(invoiceId: string, method = 'card') {
  expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid', paid_minor: '24500' });
  expect(await paymentsOf(invoiceId)).toMatchObject([
    { state: 'succeeded', amount_minor: '24500', method },
  ]);
  expect(await ledgerOf(invoiceId)).toEqual(PAID.ledger);
}

describe('a card', () => {
  it('that works pays the invoice, in ledger and log, and sends one receipt', async () => {
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    await settled();
    await expectPaidOnce(invoiceId);
    expect(await eventsOf(invoiceId)).toEqual(PAID.events);
    const [payment] = await paymentsOf(invoiceId);
    expect(payment?.instrument).toBe('Visa ···4242');
    const receipts = await mailKeysOf('receipt/');
    expect(receipts).toEqual([`receipt/${payment?.id}/${cast.dana.contactId}`]);
    const [row] = await ownerQuery(
      `SELECT k.state, m.text FROM checkout k, mail m WHERE k.id = $1 AND m.key = $2`,
      [checkoutId, receipts[0]],
    );
    expect(row).toEqual({ state: 'completed', text: expect.stringContaining('Ruth Adeyemi') });
  });

  it('that is declined takes nothing, and the next one pays', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, DECLINED);
    await settled();
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    expect(await paymentsOf(invoiceId)).toMatchObject([
      {
        state: 'failed',
        failure_code: 'insufficient_funds',
        failure_hard: false,
        instrument: 'Visa ···9995',
      },
    ]);
    expect(await mailKeysOf('failure/')).toEqual([]);
    desk.control.pay(sessionId, WORKS);
    await settled();
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid' });
    expect((await paymentsOf(invoiceId)).map(({ state }) => state)).toEqual([
      'failed',
      'succeeded',
    ]);
    expect(await eventsOf(invoiceId)).toEqual([
      'checkout.started',
      'payment.failed',
      'payment.succeeded',
      'invoice.changed',
    ]);
  });

  it('pays a part, and what is left can be paid after it', async () => {
    const first = await openCheckout({ amountMinor: 10_000n });
    desk.control.pay(first.sessionId, WORKS);
    await settled();
    expect(await invoiceOf(first.invoiceId)).toMatchObject({ state: 'open', paid_minor: '10000' });
    const rest = await openCheckout({ invoiceId: first.invoiceId });
    desk.control.pay(rest.sessionId, WORKS);
    await settled();
    expect(await invoiceOf(first.invoiceId)).toMatchObject({ state: 'paid', paid_minor: '24500' });
    expect(await ledgerOf(first.invoiceId)).toEqual({ count: 2, sum: '-24500' });
  });
});

describe('a bank debit', () => {
  it('is on its way until it clears', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, DEBIT);
    await settled();
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    expect(await paymentsOf(invoiceId)).toMatchObject([
      { state: 'processing', method: 'bank_debit' },
    ]);
    expect(await ledgerOf(invoiceId)).toEqual({ count: 0, sum: null });
    await expect(openCheckout({ invoiceId })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'payments.errors.clearing',
    });
    desk.control.clear(sessionId);
    await settled();
    await expectPaidOnce(invoiceId, 'bank_debit');
    expect(await eventsOf(invoiceId)).toEqual([
      'checkout.started',
      'payment.processing',
      'payment.succeeded',
      'invoice.changed',
    ]);
  });

  it('that fails is told to whoever set it out, and the invoice is open as before', async () => {
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, DEBIT);
    await settled();
    desk.control.fail(sessionId, 'account_closed');
    await settled();
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    const payments = await paymentsOf(invoiceId);
    expect(payments).toMatchObject([
      { state: 'failed', failure_code: 'account_closed', failure_hard: true },
    ]);
    expect(await mailKeysOf(`failure/${payments[0]?.id}`)).toHaveLength(1);
    expect(await eventsOf(invoiceId)).toEqual([
      'checkout.started',
      'payment.processing',
      'payment.failed',
    ]);
    await openCheckout({ invoiceId });
  });
});

describe('whatever the way the webhooks take', () => {
  it('twice, at the same time and newest first comes to one payment', async () => {
    desk.control.setFaults({ double: true, reorder: true, parallel: true });
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    await settled();
    await expectPaidOnce(invoiceId);
    expect(await eventsOf(invoiceId)).toEqual(PAID.events);
  });

  it('any order of a debit and of what came of it ends the same', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    desk.control.pay(sessionId, DEBIT);
    desk.control.fail(sessionId, 'insufficient_funds');
    const facts = await factsOf(checkoutId);
    expect(facts.length).toBeGreaterThan(3);
    for (const fact of [...facts].reverse()) await settlePayment(STRIPE, fact);
    expect(await paymentsOf(invoiceId)).toMatchObject([
      { state: 'failed', failure_code: 'insufficient_funds' },
    ]);
    expect(await eventsOf(invoiceId)).toEqual(['checkout.started', 'payment.failed']);
  });

  it('20 copies of each event at once come to one payment', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    const facts = await factsOf(checkoutId);
    const outcomes = await Promise.all(
      facts.flatMap((fact) => Array.from({ length: 20 }, () => settlePayment(STRIPE, fact))),
    );
    await expectPaidOnce(invoiceId);
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'done_already')).toHaveLength(
      19 * facts.length,
    );
    const [payment] = await paymentsOf(invoiceId);
    expect(await mailKeysOf(`receipt/${payment?.id}`)).toHaveLength(1);
  }, 60_000);

  it('that were lost are made up for by asking', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, sessionId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    await followPayments(JOB);
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open' });
    const later = new Date(now().getTime() + 5 * 60_000);
    await withClock(later, () => followPayments(JOB));
    await expectPaidOnce(invoiceId);
    await withClock(later, () => followPayments(JOB));
    await expectPaidOnce(invoiceId);
  });
});

describe('what may not be believed', () => {
  it('another amount or currency changes nothing, and is in the log', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    const [fact] = (await factsOf(checkoutId)).filter(({ kind }) => kind === 'succeeded');
    if (!fact) throw new Error('no fact');
    const asked = [
      { ...fact, stripeEventId: 'evt_less', amountMinor: 100n },
      { ...fact, stripeEventId: 'evt_other', currency: 'EUR' },
    ];
    for (const wrong of asked) expect(await settlePayment(STRIPE, wrong)).toBe('refused');
    expect(await settlePayment(STRIPE, asked[0]!)).toBe('done_already');
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'open', paid_minor: '0' });
    expect(await paymentsOf(invoiceId)).toEqual([]);
    expect(
      await ownerQuery(
        `SELECT data->>'reason' AS reason FROM activity_event WHERE type = 'webhook.refused' ORDER BY at`,
      ),
    ).toEqual([{ reason: 'amount' }, { reason: 'currency' }]);
    expect(await settlePayment(STRIPE, fact)).toBe('settled');
  });

  it('a checkout or an invoice that is none of ours is ignored', async () => {
    desk.control.setFaults({ lose: true });
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    const other = await openCheckout();
    desk.control.pay(sessionId, WORKS);
    const [fact] = (await factsOf(checkoutId)).filter(({ kind }) => kind === 'succeeded');
    if (!fact) throw new Error('no fact');
    for (const [place, change] of [
      { checkoutId: publicId('ck', invoiceId) },
      { checkoutId: 'ck_nonsense' },
      { checkoutId: null },
      { invoicePublicId: publicId('in', other.invoiceId) },
      { sessionId: 'cs_another' },
    ].entries()) {
      const foreign = { ...fact, stripeEventId: `evt_foreign_${place}`, ...change };
      expect(await settlePayment(STRIPE, foreign)).toBe('ignored');
    }
    expect(await paymentsOf(invoiceId)).toEqual([]);
    expect(await paymentsOf(other.invoiceId)).toEqual([]);
  });

  it('a failure that comes after the money is of an earlier try', async () => {
    const { invoiceId, sessionId, checkoutId } = await openCheckout();
    desk.control.setFaults({ lose: true });
    desk.control.pay(sessionId, DECLINED);
    desk.control.clearFaults();
    desk.control.pay(sessionId, WORKS);
    await settled();
    const late = (await factsOf(checkoutId)).filter(({ kind }) => kind === 'failed');
    expect(late.length).toBeGreaterThan(0);
    for (const fact of late) expect(await settlePayment(STRIPE, fact)).toBe('nothing_new');
    await expectPaidOnce(invoiceId);
  });
});

it('nobody but Stripe settles', async () => {
  desk.control.setFaults({ lose: true });
  const { sessionId, checkoutId } = await openCheckout();
  desk.control.pay(sessionId, WORKS);
  const [fact] = await factsOf(checkoutId);
  for (const actor of [cast.dana, cast.ingrid, JOB]) {
    await expect(settlePayment(actor, fact!)).rejects.toMatchObject({ code: 'forbidden' });
  }
});
