import { describe, expect, it } from 'vitest';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { refundPayment } from '@/domain/payments/refund-payment';
import { takeEvent } from '@/domain/payments/take-event';
import { now } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { listEventsSince } from '@/lib/stripe';
import { stripeClient } from '@/lib/stripe-client';
import { cast } from '@/tests/support/cast';
import { keepDesk } from './kept-desk';
import {
  billFor,
  billNow,
  DEBIT,
  heard,
  intentOf,
  type Paid,
  payByStripe,
  refundsOf,
  refusalOf,
  sentBack,
  standing,
  usd,
  WORKS,
  followLater,
  refundOf,
} from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { openCheckout, paymentsOf } from './paying';
import type { StripeDesk } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;

keepDesk((opened) => (desk = opened));

async function paidByCard(): Promise<Paid> {
  client = await makeClient();
  return payByStripe(desk, client);
}

describe('Stripe', () => {
  it('that has given it back already, by its dashboard and unheard by us, refuses', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ lose: true });
    await stripeClient().refunds.create({ payment_intent: await intentOf(paid.paymentId) });
    expect(await refusalOf(refundPayment(cast.ruth, refundOf(paid)))).toBe(
      'conflict payments.errors.refund_refused',
    );
    await followLater();
    expect(await refundsOf(paid.paymentId)).toMatchObject([
      { state: 'failed', failure_code: 'refused' },
      { state: 'succeeded' },
    ]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
  });

  it('that knows of a dispute we have not heard of refuses, and the amount is free again', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ lose: true });
    desk.control.dispute(paid.sessionId, { reason: 'fraudulent' });
    const form = refundOf(paid);
    expect(await refusalOf(refundPayment(cast.ruth, form))).toBe(
      'conflict payments.errors.refund_refused',
    );
    expect(await refundsOf(paid.paymentId)).toMatchObject([
      { state: 'failed', failure_code: 'refused' },
    ]);
    expect(await refusalOf(refundPayment(cast.ruth, form))).toBe(
      'conflict payments.errors.refund_refused',
    );
    expect(await refundsOf(paid.paymentId)).toHaveLength(1);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
  });

  it('that can’t be reached is asked again by the worker, and it goes out once', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ refuse: { status: 503, times: null } });
    const form = refundOf(paid);
    expect(await refusalOf(refundPayment(cast.ruth, form))).toBe('unavailable stripe.unavailable');
    expect(await refundsOf(paid.paymentId)).toMatchObject([
      { state: 'pending', stripe_refund_id: null },
    ]);
    desk.control.clearFaults();
    await refundPayment(cast.ruth, form);
    await Promise.all([followLater(), followLater()]);
    await followLater(3);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 24_500]]);
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'succeeded' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
  });

  it('whose answers are lost has sent it all the same, and its webhook says so', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ loseAnswers: 9 });
    expect(await refusalOf(refundPayment(cast.ruth, refundOf(paid)))).toBe(
      'unavailable stripe.unavailable',
    );
    desk.control.clearFaults();
    await heard(desk);
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'succeeded' }]);
    await followLater();
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 24_500]]);
  });

  it('whose webhook is quicker than its answer is believed once', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ loseAnswers: 1, double: true, parallel: true, reorder: true });
    await refundPayment(cast.ruth, refundOf(paid, { amount: usd(4_000n), credits: true }));
    await heard(desk);
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'succeeded' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 20_500, 4_000]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('whose own dashboard gave it back is taken over like any other', async () => {
    const paid = await paidByCard();
    await stripeClient().refunds.create({
      payment_intent: await intentOf(paid.paymentId),
      amount: 2_500,
    });
    await heard(desk);
    expect(await refundsOf(paid.paymentId)).toMatchObject([
      { state: 'succeeded', amount_minor: '2500' },
    ]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 22_000, 0]);
  });

  it('that tells of the refund before the payment is heard of: the next look takes both', async () => {
    client = await makeClient();
    desk.control.setFaults({ lose: true });
    const invoiceId = await billFor(client);
    const { sessionId } = await openCheckout({ invoiceId, actor: client.contact });
    desk.control.pay(sessionId, WORKS);
    const session = await stripeClient().checkout.sessions.retrieve(sessionId);
    const payment_intent = String(session.payment_intent);
    const { id } = await stripeClient().refunds.create({ payment_intent, amount: 4_500 });
    const events = await listEventsSince(new Date(now().getTime() - 60_000));
    for (const event of events.filter(({ data }) => 'id' in data.object && data.object.id === id)) {
      expect(await takeEvent(event)).toBe('ignored');
    }
    await followLater();
    const [payment] = await paymentsOf(invoiceId);
    expect(await refundsOf(payment?.id ?? '')).toMatchObject([{ state: 'succeeded' }]);
    expect(await billNow(invoiceId)).toEqual(['open', 20_000, 0]);
  });

  it('that sends 50 copies of each event at once gives back once', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ lose: true });
    const since = new Date(now().getTime() - 2_000);
    await stripeClient().refunds.create({
      payment_intent: await intentOf(paid.paymentId),
      amount: 4_500,
    });
    const refunds = (await listEventsSince(since)).filter(({ type }) => type.startsWith('refund.'));
    const copies = refunds.flatMap((event) => Array.from({ length: 50 }, () => takeEvent(event)));
    const outcomes = await Promise.all(copies);
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
    expect(await refundsOf(paid.paymentId)).toHaveLength(1);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 20_000, 0]);
  }, 60_000);
});

describe('of several at once', () => {
  it('a form that is sent four times gives back once', async () => {
    const paid = await paidByCard();
    const form = refundOf(paid, { amount: usd(5_000n) });
    const answers = await Promise.all([1, 2, 3, 4].map(() => refundPayment(cast.ruth, form)));
    expect(new Set(answers.map(({ refundId }) => refundId)).size).toBe(1);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 5_000]]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 19_500, 0]);
  });

  it('two people’s forms give back no more than there is', async () => {
    const paid = await paidByCard();
    const answers = await Promise.allSettled([
      refundPayment(cast.ruth, refundOf(paid, { amount: usd(20_000n), credits: true })),
      refundPayment(cast.ingrid, refundOf(paid, { amount: usd(20_000n), credits: true })),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 20_000]]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 4_500, 20_000]);
  });

  it('a bill is not credited twice by a refund on its way and a note', async () => {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT });
    await refundPayment(cast.ruth, refundOf(paid, { amount: usd(20_000n), credits: true }));
    const note = { invoiceId: paid.invoiceId, reason: 'Again', key: newId() };
    expect(await refusalOf(issueCreditNote(cast.tom, { ...note, amount: usd(4_501n) }))).toBe(
      'invalid creditNotes.errors.more_than_billed',
    );
    await issueCreditNote(cast.tom, { ...note, amount: usd(4_500n) });
    expect(
      await refusalOf(refundPayment(cast.ruth, refundOf(paid, { amount: usd(1n), credits: true }))),
    ).toBe('invalid payments.errors.credited_already');
    await heard(desk);
  });
});
