import { describe, expect, it } from 'vitest';
import { type NewRefund, refundPayment } from '@/domain/payments/refund-payment';
import { sendRefund } from '@/domain/payments/send-refund';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { newId } from '@/lib/ids';
import { stripeClient } from '@/lib/stripe-client';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { keepDesk } from './kept-desk';
import {
  billFor,
  billNow,
  DEBIT,
  heard,
  type Paid,
  payByHand,
  payByStripe,
  refundsOf,
  refusalOf,
  sentBack,
  standing,
  usd,
  WORKS,
  refundOf,
} from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { eventsOf, mailKeysOf, openCheckout, paymentsOf } from './paying';
import type { StripeDesk } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;

keepDesk((opened) => (desk = opened));

async function paidByCard(): Promise<Paid> {
  client = await makeClient();
  return payByStripe(desk, client);
}

describe('a card’s payment that goes back', () => {
  it('whole is owed again: ledger, log, one mail, once at Stripe', async () => {
    const paid = await paidByCard();
    const { refundId } = await refundPayment(cast.ruth, refundOf(paid));
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
    const { refundId } = await refundPayment(cast.ruth, refundOf(paid, { credits: true }));
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
    await refundPayment(cast.ruth, refundOf(paid, { amount: usd(10_000n), credits: true }));
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 14_500, 10_000]);
    await refundPayment(cast.ruth, refundOf(paid, { amount: usd(4_500n) }));
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
    await refundPayment(cast.ruth, refundOf(paid, { amount: usd(5_500n) }));
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });
});

it('money that was written down by hand goes back by hand, at once', async () => {
  client = await makeClient();
  const paid = await payByHand(client);
  const asked = (await stripeClient().refunds.list()).data.length;
  await refundPayment(cast.ruth, refundOf(paid, { amount: usd(500n) }));
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
    await refundPayment(cast.ruth, refundOf(paid, changes));
    await heard(desk);
    const [row] = await refundsOf(paid.paymentId);
    return { ...paid, stripeId: row?.stripe_refund_id ?? '' };
  }

  it('is on its way back until it arrives; until then no book says so, but nothing else can take it', async () => {
    const paid = await refundDebit();
    expect(await refundsOf(paid.paymentId)).toMatchObject([{ state: 'pending' }]);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await refusalOf(refundPayment(cast.ruth, refundOf(paid, { amount: usd(1n) })))).toBe(
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
    await refundPayment(cast.ruth, refundOf(paid));
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

describe('what can not go back', () => {
  it('is more than is left, nothing, less than nothing, another currency', async () => {
    const paid = await paidByCard();
    for (const [amount, key] of [
      [usd(24_501n), 'more_than_paid'],
      [usd(0n), 'not_positive'],
      [usd(-1n), 'not_positive'],
      [{ amountMinor: 100n, currency: 'EUR' }, 'wrong_currency'],
    ] as const) {
      const error = await refundPayment(cast.ruth, refundOf(paid, { amount })).catch(
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
    expect(await refusalOf(refundPayment(cast.ruth, refundOf(paid)))).toBe(
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
    expect(await refusalOf(refundPayment(cast.ruth, refundOf(paid, { credits: true })))).toBe(
      'invalid payments.errors.credited_already',
    );
    await refundPayment(cast.ruth, refundOf(paid));
    expect(await billNow(invoiceId)).toEqual(['void', 0, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('is another client’s, another bill’s, and nobody’s who may not', async () => {
    const paid = await paidByCard();
    const other = await billFor(client);
    const form = refundOf(paid);
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
