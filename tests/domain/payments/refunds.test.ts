import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { followPayments } from '@/domain/payments/follow-payments';
import { type NewRefund, refundPayment } from '@/domain/payments/refund-payment';
import { sendRefund } from '@/domain/payments/send-refund';
import { takeEvent } from '@/domain/payments/take-event';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { JOB } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { listEventsSince } from '@/lib/stripe';
import { stripeClient } from '@/lib/stripe-client';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { faultsInBooks } from './books';
import {
  billFor,
  billNow,
  DEBIT,
  heard,
  intentOf,
  type Paid,
  payByHand,
  payByStripe,
  refundsOf,
  refusalOf,
  sentBack,
  standing,
  usd,
  WORKS,
} from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { eventsOf, mailKeysOf, openCheckout, paymentsOf } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());
afterEach(async () => {
  desk.control.clearFaults();
  await heard(desk);
  expect(await faultsInBooks()).toEqual([]);
});

function refund({ paymentId, invoiceId }: Paid, changes: Partial<NewRefund> = {}): NewRefund {
  const reason = 'Billed twice';
  return {
    paymentId,
    invoiceId,
    amount: usd(24_500n),
    reason,
    credits: false,
    key: newId(),
    ...changes,
  };
}

async function paidByCard(): Promise<Paid> {
  client = await makeClient();
  return payByStripe(desk, client);
}

/** What the worker does, when a webhook and a refund have had their time to be heard. */
function followLater(minutes = 2): Promise<void> {
  return withClock(new Date(now().getTime() + minutes * 60_000), () => followPayments(JOB));
}

describe('a card’s payment that goes back', () => {
  it('whole is owed again: ledger, log, one mail, once at Stripe', async () => {
    const paid = await paidByCard();
    const { refundId } = await refundPayment(cast.ruth, refund(paid));
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
    expect(await standing(client)).toEqual([24_500n, 0n]);
    const [row] = await refundsOf(paid.paymentId);
    expect(row).toMatchObject({ id: refundId, state: 'succeeded', amount_minor: '24500' });
    expect(row?.stripe_refund_id).toMatch(/^re_/);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 24_500]]);
    expect(await eventsOf(paid.invoiceId)).toEqual([
      'checkout.started',
      'payment.succeeded',
      'invoice.changed',
      'invoice.changed',
      'payment.refunded',
    ]);
    expect(await mailKeysOf(`refund/${refundId}/`)).toHaveLength(1);
  });

  it('whole, with the bill credited by as much, is owed no more, and the note has its number', async () => {
    const paid = await paidByCard();
    const { refundId } = await refundPayment(cast.ruth, refund(paid, { credits: true }));
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 0, 24_500]);
    expect(await standing(client)).toEqual([0n, 0n]);
    const notes = await ownerQuery(
      `SELECT number, source_key, applied_minor FROM credit_note WHERE invoice_id = $1`,
      [paid.invoiceId],
    );
    expect(notes).toEqual([
      {
        number: expect.stringMatching(/^C-\d+$/) as string,
        source_key: `refund/${refundId}`,
        applied_minor: '24500',
      },
    ]);
  });

  it('in parts, one credited and one not', async () => {
    const paid = await paidByCard();
    await refundPayment(cast.ruth, refund(paid, { amount: usd(10_000n), credits: true }));
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 14_500, 10_000]);
    await refundPayment(cast.ruth, refund(paid, { amount: usd(4_500n) }));
    expect(await billNow(paid.invoiceId)).toEqual(['open', 10_000, 10_000]);
    expect(await standing(client)).toEqual([4_500n, 0n]);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([
      ['succeeded', 4_500],
      ['succeeded', 10_000],
    ]);
  });

  it('comes off the client’s credit before it comes off a bill', async () => {
    client = await makeClient();
    const paid = await payByHand(client, 30_000n);
    expect(await standing(client)).toEqual([-5_500n, 5_500n]);
    await refundPayment(cast.ruth, refund(paid, { amount: usd(5_500n) }));
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });
});

it('money that was written down by hand goes back by hand, at once', async () => {
  client = await makeClient();
  const paid = await payByHand(client);
  const asked = (await stripeClient().refunds.list()).data.length;
  await refundPayment(cast.ruth, refund(paid, { amount: usd(500n) }));
  expect(await refundsOf(paid.paymentId)).toMatchObject([
    { state: 'succeeded', stripe_refund_id: null },
  ]);
  expect(await billNow(paid.invoiceId)).toEqual(['open', 24_000, 0]);
  expect((await stripeClient().refunds.list()).data).toHaveLength(asked);
});

describe('a bank debit’s payment', () => {
  async function refundDebit(changes: Partial<NewRefund> = {}) {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT });
    await refundPayment(cast.ruth, refund(paid, changes));
    await heard(desk);
    const [row] = await refundsOf(paid.paymentId);
    return { ...paid, stripeId: row?.stripe_refund_id ?? '' };
  }

  it('is on its way back until it arrives; until then no book says so, but nothing else can take it', async () => {
    const paid = await refundDebit();
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'pending' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await refusalOf(refundPayment(cast.ruth, refund(paid, { amount: usd(1n) })))).toBe(
      'conflict payments.errors.nothing_to_refund',
    );
    expect(desk.control.clearRefund(paid.stripeId)).toBe(true);
    await heard(desk);
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'succeeded' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
  });

  it('that fails on its way leaves all as it was, and the firm is told', async () => {
    const paid = await refundDebit({ credits: true });
    desk.control.failRefund(paid.stripeId, 'declined');
    await heard(desk);
    expect(await refundsOf(paid.paymentId)).toMatchObject([
      { state: 'failed', failure_code: 'declined' },
    ]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await mailKeysOf('refund-failed/')).toHaveLength(1);
    await refundPayment(cast.ruth, refund(paid));
  });

  it('that comes back after it had arrived pays its bill again', async () => {
    const paid = await refundDebit();
    desk.control.clearRefund(paid.stripeId);
    await heard(desk);
    desk.control.failRefund(paid.stripeId, 'expired_or_canceled_card');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
    const kinds = await ownerQuery<{ kind: string }>(
      'SELECT kind FROM ledger_entry WHERE payment_id = $1 ORDER BY id',
      [paid.paymentId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['payment', 'refund', 'refund_reversal']);
  });

  it('that comes back after its bill was credited is the client’s credit', async () => {
    const paid = await refundDebit({ credits: true });
    desk.control.clearRefund(paid.stripeId);
    await heard(desk);
    desk.control.failRefund(paid.stripeId, 'declined');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 0, 24_500]);
    expect(await standing(client)).toEqual([-24_500n, 24_500n]);
  });
});

describe('Stripe', () => {
  it('that has given it back already, by its dashboard and unheard by us, refuses', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ lose: true });
    await stripeClient().refunds.create({ payment_intent: await intentOf(paid.paymentId) });
    expect(await refusalOf(refundPayment(cast.ruth, refund(paid)))).toBe(
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
    const form = refund(paid);
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
    const form = refund(paid);
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
    expect(await refusalOf(refundPayment(cast.ruth, refund(paid)))).toBe(
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
    await refundPayment(cast.ruth, refund(paid, { amount: usd(4_000n), credits: true }));
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
    const form = refund(paid, { amount: usd(5_000n) });
    const answers = await Promise.all([1, 2, 3, 4].map(() => refundPayment(cast.ruth, form)));
    expect(new Set(answers.map(({ refundId }) => refundId)).size).toBe(1);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 5_000]]);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 19_500, 0]);
  });

  it('two people’s forms give back no more than there is', async () => {
    const paid = await paidByCard();
    const answers = await Promise.allSettled([
      refundPayment(cast.ruth, refund(paid, { amount: usd(20_000n), credits: true })),
      refundPayment(cast.ingrid, refund(paid, { amount: usd(20_000n), credits: true })),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toEqual([['succeeded', 20_000]]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 4_500, 20_000]);
  });

  it('a bill is not credited twice by a refund on its way and a note', async () => {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT });
    await refundPayment(cast.ruth, refund(paid, { amount: usd(20_000n), credits: true }));
    const note = { invoiceId: paid.invoiceId, reason: 'Again', key: newId() };
    expect(await refusalOf(issueCreditNote(cast.tom, { ...note, amount: usd(4_501n) }))).toBe(
      'invalid creditNotes.errors.more_than_billed',
    );
    await issueCreditNote(cast.tom, { ...note, amount: usd(4_500n) });
    expect(
      await refusalOf(refundPayment(cast.ruth, refund(paid, { amount: usd(1n), credits: true }))),
    ).toBe('invalid payments.errors.credited_already');
    await heard(desk);
  });
});

describe('what can not go back', () => {
  it('is more than is left, nothing, less than nothing, another currency', async () => {
    const paid = await paidByCard();
    for (const [amount, key] of [
      [usd(24_501n), 'more_than_paid'],
      [usd(0n), 'not_positive'],
      [usd(-1n), 'not_positive'],
      [{ amountMinor: 100n, currency: 'EUR' }, 'wrong_currency'],
    ] as const) {
      const error = await refundPayment(cast.ruth, refund(paid, { amount })).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({
        code: 'invalid',
        messageKey: `payments.errors.${key}`,
        fields: { amount: `payments.errors.${key}` },
      });
    }
    expect(await refundsOf(paid.paymentId)).toEqual([]);
  });

  it('is money that is not there yet', async () => {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT, clears: false });
    expect(await refusalOf(refundPayment(cast.ruth, refund(paid)))).toBe(
      'conflict payments.errors.nothing_to_refund',
    );
  });

  it('is credited to no bill that was cancelled: that owes nothing', async () => {
    client = await makeClient();
    const invoiceId = await billFor(client);
    const { sessionId } = await openCheckout({ invoiceId, actor: client.contact });
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    desk.control.pay(sessionId, WORKS);
    await heard(desk);
    const [payment] = await paymentsOf(invoiceId);
    const paid = { invoiceId, paymentId: payment?.id ?? '', sessionId };
    expect(await refusalOf(refundPayment(cast.ruth, refund(paid, { credits: true })))).toBe(
      'invalid payments.errors.credited_already',
    );
    await refundPayment(cast.ruth, refund(paid));
    expect(await billNow(invoiceId)).toEqual(['void', 0, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('is another client’s, another bill’s, and nobody’s who may not', async () => {
    const paid = await paidByCard();
    const other = await billFor(client);
    const form = refund(paid);
    expect(await refusalOf(refundPayment(cast.hugh, form))).toBe('not_found errors.not_found');
    expect(await refusalOf(refundPayment(cast.ruth, { ...form, invoiceId: other }))).toBe(
      'not_found errors.not_found',
    );
    expect(await refusalOf(refundPayment(cast.ruth, { ...form, paymentId: newId() }))).toBe(
      'not_found errors.not_found',
    );
    for (const actor of [cast.tom, client.contact as unknown as typeof cast.tom]) {
      expect(await refusalOf(refundPayment(actor, form))).toBe('forbidden errors.forbidden');
    }
    expect(await refundsOf(paid.paymentId)).toEqual([]);
    const { refundId } = await refundPayment(cast.ruth, form);
    expect(await refusalOf(sendRefund(cast.hugh, refundId))).toBe('not_found errors.not_found');
    await sendRefund(cast.ruth, refundId);
    await heard(desk);
    expect(await sentBack(paid.paymentId)).toHaveLength(1);
  });
});
