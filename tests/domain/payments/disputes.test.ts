import { describe, expect, it } from 'vitest';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { applyCredit } from '@/domain/payments/apply-credit';
import { followPayments } from '@/domain/payments/follow-payments';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { settleDispute } from '@/domain/payments/settle-dispute';
import { JOB, STRIPE } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { type DisputeFact, readDisputeFact } from '@/lib/dispute-fact';
import { newId } from '@/lib/ids';
import { listEventsSince } from '@/lib/stripe';
import { today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { faultsInBooks } from './books';
import { keepDesk } from './kept-desk';
import {
  billFor,
  billNow,
  DEBIT,
  disputesOf,
  heard,
  intentOf,
  type Paid,
  payByStripe,
  refundsOf,
  standing,
  usd,
  WORKS,
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

async function disputed(paid: Paid, amount?: number): Promise<string> {
  const complaint = { reason: 'fraudulent', ...(amount ? { amount } : {}) };
  const id = desk.control.dispute(paid.sessionId, complaint);
  await heard(desk);
  return id ?? '';
}

/** What Stripe says of a payment's disputes, oldest first. */
async function factsOf({ paymentId }: Paid): Promise<DisputeFact[]> {
  const intent = await intentOf(paymentId);
  const events = await listEventsSince(new Date(now().getTime() - 60_000));
  return events.flatMap((event) => {
    const fact = readDisputeFact(event);
    return fact?.paymentIntentId === intent ? [fact] : [];
  });
}

/** Every order of a few things. */
function ordersOf<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, place) =>
    ordersOf([...things.slice(0, place), ...things.slice(place + 1)]).map((rest) => [
      first,
      ...rest,
    ]),
  );
}

describe('a card’s payment that the bank takes back', () => {
  it('opens its bill again while it is disputed, is in the log, and the manager is told', async () => {
    const paid = await paidByCard();
    await disputed(paid);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
    expect(await standing(client)).toEqual([24_500n, 0n]);
    expect(await disputesOf(paid.paymentId)).toEqual([
      { status: 'needs_response', withdrawn: true, reinstated: false },
    ]);
    expect((await eventsOf(paid.invoiceId)).slice(3)).toEqual([
      'invoice.disputed',
      'invoice.changed',
    ]);
    expect(await mailKeysOf('dispute/')).toHaveLength(1);
    expect(await getInvoice(client.contact, { id: paid.invoiceId })).toMatchObject({
      status: { kind: 'disputed' },
    });
  });

  it('and gives it again pays the bill again', async () => {
    const paid = await paidByCard();
    const id = await disputed(paid);
    desk.control.decide(id, 'won');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
    expect(await disputesOf(paid.paymentId)).toEqual([
      { status: 'won', withdrawn: false, reinstated: true },
    ]);
  });

  it('and keeps it leaves the bill to be paid', async () => {
    const paid = await paidByCard();
    const id = await disputed(paid);
    desk.control.decide(id, 'lost');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
    expect(await disputesOf(paid.paymentId)).toEqual([
      { status: 'lost', withdrawn: true, reinstated: false },
    ]);
    expect(await getInvoice(client.contact, { id: paid.invoiceId })).not.toMatchObject({
      status: { kind: 'disputed' },
    });
  });

  it('in part is owed in part', async () => {
    const paid = await paidByCard();
    const id = await disputed(paid, 4_500);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 20_000, 0]);
    desk.control.decide(id, 'lost');
    await heard(desk);
    await disputed(paid, 10_000);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 10_000, 0]);
    expect(await standing(client)).toEqual([14_500n, 0n]);
  });

  it('given again after the bill was paid otherwise is the client’s credit, and pays the next', async () => {
    const paid = await paidByCard();
    const id = await disputed(paid);
    await recordPayment(cast.tom, {
      invoiceId: paid.invoiceId,
      amount: usd(24_500n),
      method: 'cheque',
      receivedOn: today(),
      reference: null,
      key: newId(),
    });
    desk.control.decide(id, 'won');
    await heard(desk);
    expect(await standing(client)).toEqual([-24_500n, 24_500n]);
    const next = await billFor(client, 20_000n);
    expect(await applyCredit(client.contact, { currency: 'USD' })).toMatchObject({
      usedMinor: 20_000n,
    });
    expect(await billNow(next)).toEqual(['paid', 20_000, 0]);
  });

  it('of a bill that was credited meanwhile is not owed again', async () => {
    const paid = await paidByCard();
    const note = { amount: usd(10_000n), reason: 'Late', key: newId() };
    await issueCreditNote(cast.tom, { invoiceId: paid.invoiceId, ...note });
    expect(await standing(client)).toEqual([-10_000n, 10_000n]);
    await disputed(paid);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 10_000]);
    expect(await standing(client)).toEqual([14_500n, 0n]);
  });
});

describe('a bank debit that comes back', () => {
  it('days after it had cleared opens its bill again, for good', async () => {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT });
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(desk.control.returnDebit(paid.sessionId, 'insufficient_funds')).not.toBeNull();
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
    expect(await disputesOf(paid.paymentId)).toEqual([
      { status: 'lost', withdrawn: true, reinstated: false },
    ]);
  });

  it('whole, after a part was refunded, is owed beyond the bill, and comes off what credit there is', async () => {
    client = await makeClient();
    const paid = await payByStripe(desk, client, { number: DEBIT });
    const form = { ...paid, amount: usd(4_500n), reason: 'Discount', credits: true, key: newId() };
    await refundPayment(cast.ruth, form);
    await heard(desk);
    const [refund] = await refundsOf(paid.paymentId);
    desk.control.clearRefund(refund?.stripe_refund_id ?? '');
    await heard(desk);
    expect(await standing(client)).toEqual([0n, 0n]);
    desk.control.returnDebit(paid.sessionId, 'insufficient_funds');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 4_500]);
    expect(await standing(client)).toEqual([24_500n, 0n]);
    const other = await billFor(client, 10_000n);
    await recordPayment(cast.tom, {
      invoiceId: other,
      amount: usd(16_000n),
      method: 'cash',
      receivedOn: today(),
      reference: null,
      beyond: 'credit',
      key: newId(),
    });
    expect(await standing(client)).toEqual([18_500n, 1_500n]);
  });
});

describe('whatever the way that the webhooks take', () => {
  it.each(['won', 'lost'] as const)(
    'every order of the events of a dispute that is %s ends the same',
    async (outcome) => {
      desk.control.setFaults({ lose: false });
      const orders = ordersOf(outcome === 'won' ? [0, 1, 2, 3] : [0, 1, 2]);
      for (const order of orders) {
        const paid = await paidByCard();
        desk.control.setFaults({ lose: true });
        desk.control.decide(await disputed(paid), outcome);
        const facts = await factsOf(paid);
        expect(facts).toHaveLength(order.length);
        for (const place of order) {
          expect(await settleDispute(STRIPE, facts[place]!)).toMatch(/^(settled|nothing_new)$/);
          expect(await settleDispute(STRIPE, facts[place]!)).toBe('done_already');
          expect(await faultsInBooks()).toEqual([]);
        }
        const won = outcome === 'won';
        expect(await billNow(paid.invoiceId)).toEqual(won ? ['paid', 24_500, 0] : ['open', 0, 0]);
        expect(await disputesOf(paid.paymentId)).toEqual([
          { status: outcome, withdrawn: !won, reinstated: won },
        ]);
        desk.control.clearFaults();
      }
    },
    60_000,
  );

  it('doubled, at the same time and newest first, a dispute is one', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ double: true, reorder: true, parallel: true });
    const id = await disputed(paid);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
    desk.control.decide(id, 'won');
    await heard(desk);
    expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await disputesOf(paid.paymentId)).toHaveLength(1);
  });

  it('50 copies of each event at once take it back once', async () => {
    const paid = await paidByCard();
    desk.control.setFaults({ lose: true });
    await disputed(paid);
    const facts = await factsOf(paid);
    const copies = facts.flatMap((fact) =>
      Array.from({ length: 50 }, () => settleDispute(STRIPE, fact)),
    );
    const outcomes = await Promise.all(copies);
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
    expect(await disputesOf(paid.paymentId)).toHaveLength(1);
    expect(await billNow(paid.invoiceId)).toEqual(['open', 0, 0]);
  }, 60_000);

  it('lost, it is made up for: also where the payment itself was not heard of', async () => {
    client = await makeClient();
    desk.control.setFaults({ lose: true });
    const invoiceId = await billFor(client);
    const { sessionId } = await openCheckout({ invoiceId, actor: client.contact });
    desk.control.pay(sessionId, WORKS);
    desk.control.dispute(sessionId, { reason: 'fraudulent' });
    const later = new Date(now().getTime() + 120_000);
    await withClock(later, () => followPayments(JOB));
    const [payment] = await paymentsOf(invoiceId);
    expect(await disputesOf(payment?.id ?? '')).toMatchObject([{ withdrawn: true }]);
    expect(await billNow(invoiceId)).toEqual(['open', 0, 0]);
  });
});

it('of a payment that is none of ours, in another currency, or not by Stripe changes nothing', async () => {
  const paid = await paidByCard();
  desk.control.setFaults({ lose: true });
  await disputed(paid);
  const [fact] = await factsOf(paid);
  const foreign = { ...fact!, paymentIntentId: 'pi_other', chargeId: 'ch_other' };
  expect(await settleDispute(STRIPE, foreign)).toBe('ignored');
  const event = { ...fact!.event, id: 'evt_euro' };
  expect(await settleDispute(STRIPE, { ...fact!, event, currency: 'EUR' })).toBe('refused');
  for (const actor of [cast.ingrid, JOB]) {
    await expect(settleDispute(actor, fact!)).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await disputesOf(paid.paymentId)).toEqual([]);
  expect(await billNow(paid.invoiceId)).toEqual(['paid', 24_500, 0]);
});
