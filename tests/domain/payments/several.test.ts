import { beforeEach, describe, expect, it } from 'vitest';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { recordPayment } from '@/domain/payments/record-payment';
import { type ContactActor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { retrieveCheckoutSession } from '@/lib/stripe';
import { makeDraft, makeSent, today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { followUp } from '@/worker/handlers/payment-follow';
import { keepDesk } from './kept-desk';
import {
  billNow,
  billsNow,
  DEBIT,
  heard,
  refusalOf,
  standing,
  usd,
  WORKS,
  billDueIn,
  openPage,
} from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { eventsOf, mailKeysOf, paymentsOf } from './paying';
import type { StripeDesk } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;
/** Three bills of $100.00, what is due first first. */
let bills: string[];

keepDesk((opened) => (desk = opened));
beforeEach(async () => {
  client = await makeClient();
  const [late, early, middle] = [await dueIn(30), await dueIn(10), await dueIn(20)];
  bills = [early, middle, late];
});

const dueIn = (days: number, currency?: string) => billDueIn(client, days, currency);

function open(
  invoiceIds: readonly string[],
  { amountMinor, actor = client.contact }: { amountMinor?: bigint; actor?: ContactActor } = {},
) {
  return openPage(actor, invoiceIds, amountMinor);
}

async function pay(sessionId: string, number = WORKS) {
  desk.control.pay(sessionId, number);
  await heard(desk);
}

function record(invoiceId: string, amountMinor: bigint) {
  return recordPayment(cast.tom, {
    invoiceId,
    amount: usd(amountMinor),
    method: 'bank_transfer',
    receivedOn: today(),
    reference: null,
    key: newId(),
  });
}

const PAID = ['paid', 10_000, 0];
const OPEN = ['open', 0, 0];

describe('several bills on one page', () => {
  it('are one payment: each has its share, its entry and its log, and one receipt says all', async () => {
    const { sessionId } = await open([...bills].reverse());
    const session = await retrieveCheckoutSession(sessionId);
    expect(session.amount_total).toBe(30_000);
    await pay(sessionId);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
    const [payment] = await paymentsOf(bills[0]!);
    expect(payment).toMatchObject({ state: 'succeeded', amount_minor: '30000' });
    const entries = await ownerQuery(
      `SELECT amount_minor FROM ledger_entry WHERE payment_id = $1`,
      [payment?.id],
    );
    expect(entries).toEqual([1, 2, 3].map(() => ({ amount_minor: '-10000' })));
    for (const id of bills) {
      expect(await eventsOf(id)).toEqual([
        'checkout.started',
        'payment.succeeded',
        'invoice.changed',
      ]);
    }
    expect(await mailKeysOf(`receipt/${payment?.id}/`)).toHaveLength(1);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('in part, what is due first is paid first, and what is not reached has no part in it', async () => {
    const { sessionId, checkoutId } = await open(bills, { amountMinor: 15_000n });
    const lines = await ownerQuery('SELECT 1 FROM checkout_line WHERE checkout_id = $1', [
      checkoutId,
    ]);
    expect(lines).toHaveLength(2);
    await pay(sessionId);
    expect(await billsNow(bills)).toEqual([PAID, ['open', 5_000, 0], OPEN]);
    await pay((await open(bills.slice(1))).sessionId);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
  });

  it('by a bank debit are on their way together, and clear or fail together', async () => {
    const first = await open(bills.slice(0, 2));
    await pay(first.sessionId, DEBIT);
    expect(await billsNow(bills)).toEqual([OPEN, OPEN, OPEN]);
    expect(await refusalOf(open(bills))).toBe('conflict payments.errors.clearing');
    desk.control.fail(first.sessionId, 'insufficient_funds');
    await heard(desk);
    const again = await open(bills);
    await pay(again.sessionId, DEBIT);
    desk.control.clear(again.sessionId);
    await heard(desk);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
  });

  it('that a bank takes back are all open again; a part of it comes off what is due last', async () => {
    const { sessionId } = await open(bills);
    await pay(sessionId);
    const id = desk.control.dispute(sessionId, { amount: 15_000, reason: 'fraudulent' });
    await heard(desk);
    expect(await billsNow(bills)).toEqual([PAID, ['open', 5_000, 0], OPEN]);
    desk.control.decide(id ?? '', 'won');
    await heard(desk);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
  });
});

describe('what may not be paid together', () => {
  it('is bills of two currencies, the same bill twice over, and none at all', async () => {
    const euro = await dueIn(5, 'EUR');
    expect(await refusalOf(open([bills[0]!, euro]))).toBe(
      'invalid payments.errors.several_currencies',
    );
    expect(await refusalOf(open([]))).toBe('invalid payments.errors.nothing_chosen');
    const { sessionId } = await open([bills[0]!, bills[0]!]);
    expect((await retrieveCheckoutSession(sessionId)).amount_total).toBe(10_000);
  });

  it('is anything with what is paid, cancelled, a draft, or another client’s in it', async () => {
    await record(bills[0]!, 10_000n);
    expect(await refusalOf(open(bills))).toBe('conflict payments.errors.paid');
    await voidInvoice(cast.tom, { id: bills[1]!, reason: 'sent twice' });
    expect(await refusalOf(open(bills.slice(1)))).toBe('conflict payments.errors.void');
    const draft = await makeDraft({}, { clientId: client.clientId });
    expect(await refusalOf(open([bills[2]!, draft]))).toBe('not_found errors.not_found');
    const foreign = await makeSent();
    expect(await refusalOf(open([bills[2]!, foreign]))).toBe('not_found errors.not_found');
    expect(await billNow(bills[2]!)).toEqual(OPEN);
    const [{ pages }] = (await ownerQuery<{ pages: number }>(
      'SELECT count(*)::int AS pages FROM checkout WHERE client_id = $1',
      [client.clientId],
    )) as [{ pages: number }];
    expect(pages).toBe(0);
  });

  it('is a part that is more than all of them, or leaves too little', async () => {
    expect(await refusalOf(open(bills, { amountMinor: 30_001n }))).toBe(
      'invalid payments.errors.more_than_left',
    );
    expect(await refusalOf(open(bills, { amountMinor: 29_950n }))).toBe(
      'invalid payments.errors.rest_too_small',
    );
  });
});

describe('what happens while somebody pays', () => {
  it('one of the bills is cancelled: what it does not need is the client’s credit', async () => {
    const { sessionId } = await open(bills);
    await voidInvoice(cast.tom, { id: bills[1]!, reason: 'sent twice' });
    await pay(sessionId);
    expect(await billsNow(bills)).toEqual([PAID, ['void', 0, 0], PAID]);
    expect(await standing(client)).toEqual([-10_000n, 10_000n]);
    const [payment] = await paymentsOf(bills[0]!);
    expect(await mailKeysOf(`surplus/${payment?.id}`)).toHaveLength(1);
  });

  it('one of the bills is paid by a transfer: it is paid once, the rest is credit', async () => {
    const { sessionId } = await open(bills);
    await record(bills[0]!, 7_500n);
    await pay(sessionId);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
    expect(await standing(client)).toEqual([-7_500n, 7_500n]);
  });

  it('the page closes for all of them when one is settled, where the worker is quick enough', async () => {
    const { sessionId } = await open(bills);
    await record(bills[0]!, 10_000n);
    await followUp({ invoiceId: bills[0]! });
    expect((await retrieveCheckoutSession(sessionId)).status).toBe('expired');
    expect(await refusalOf(open(bills))).toBe('conflict payments.errors.paid');
    await pay((await open(bills.slice(1))).sessionId);
    expect(await standing(client)).toEqual([0n, 0n]);
  });
});
