import { getBalances } from '@/domain/ledger/get-balances';
import { followPayments } from '@/domain/payments/follow-payments';
import { recordPayment } from '@/domain/payments/record-payment';
import type { NewRefund } from '@/domain/payments/refund-payment';
import { startCheckout } from '@/domain/payments/start-checkout';
import { type ContactActor, JOB } from '@/lib/actor';
import { addDays, now, withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { stripeClient } from '@/lib/stripe-client';
import { makeSent, today } from '@/tests/domain/invoices/drafts';
import { creditTold } from '@/tests/domain/ledger/credit-told';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import type { OwnClient } from './own-client';
import { openCheckout, paymentsOf } from './paying';
import type { StripeDesk } from './stripe-desk';

export const WORKS = '4242424242424242';
export const DEBIT = '000123456789';

export type Paid = { invoiceId: string; paymentId: string; sessionId: string };

/** A bill of $245.00 for a client, from Tom. */
export function billFor({ clientId }: OwnClient, unitMinor = 24_500n): Promise<string> {
  const lines = [{ description: 'Payroll', detail: null, quantityMilli: 1000n, unitMinor }];
  return makeSent({ lines }, { clientId });
}

/** A bill that was paid through Stripe, whole; a debit has cleared, unless told. */
export async function payByStripe(
  desk: StripeDesk,
  of: OwnClient,
  { number = WORKS, clears = true } = {},
): Promise<Paid> {
  const invoiceId = await billFor(of);
  const { sessionId } = await openCheckout({ invoiceId, actor: of.contact });
  desk.control.pay(sessionId, number);
  if (number === DEBIT && clears) desk.control.clear(sessionId);
  await heard(desk);
  return { invoiceId, sessionId, paymentId: (await paymentsOf(invoiceId)).at(-1)?.id ?? '' };
}

/** A bill that was paid past the portal; with more than it needs where told, and the rest is credit. */
export async function payByHand(of: OwnClient, amountMinor = 24_500n): Promise<Paid> {
  const invoiceId = await billFor(of);
  const { paymentId } = await recordPayment(cast.tom, {
    invoiceId,
    amount: usd(amountMinor),
    method: 'bank_transfer',
    receivedOn: today(),
    reference: null,
    beyond: 'credit',
    key: newId(),
  });
  return { invoiceId, paymentId, sessionId: '' };
}

/** Waits until every webhook was sent and answered, and none of them badly. */
export async function heard(desk: StripeDesk): Promise<void> {
  if (!(await desk.control.settled(20_000))) throw new Error('Webhooks still wait.');
  const bad = desk.answers.filter(({ status }) => status !== 200);
  if (bad.length > 0) throw new Error(`A webhook was answered ${JSON.stringify(bad)}`);
}

/** A refund of all that was paid, for the client to read why, changed as told. */
export function refundOf(
  { paymentId, invoiceId }: Paid,
  changes: Partial<NewRefund> = {},
): NewRefund {
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

/** What the worker does, when webhooks and refunds have had their time to be heard. */
export function followLater(minutes = 2): Promise<void> {
  return withClock(new Date(now().getTime() + minutes * 60_000), () => followPayments(JOB));
}

export function usd(amountMinor: bigint) {
  return { amountMinor, currency: 'USD' };
}

export function refundsOf(paymentId: string) {
  return ownerQuery<{
    id: string;
    state: string;
    amount_minor: string;
    stripe_refund_id: string | null;
    failure_code: string | null;
  }>(
    `SELECT id, state, amount_minor, stripe_refund_id, failure_code FROM refund WHERE payment_id = $1 ORDER BY created_at, id`,
    [paymentId],
  );
}

export function disputesOf(paymentId: string) {
  return ownerQuery<{ status: string; withdrawn: boolean; reinstated: boolean }>(
    'SELECT status, withdrawn, reinstated FROM dispute WHERE payment_id = $1 ORDER BY opened_at, id',
    [paymentId],
  );
}

export async function intentOf(paymentId: string): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>(
    'SELECT stripe_intent_id AS id FROM payment WHERE id = $1',
    [paymentId],
  );
  return row?.id ?? '';
}

/** How much went back through Stripe, each refund by itself, the newest first. */
export async function sentBack(paymentId: string): Promise<[string | null, number][]> {
  const { data } = await stripeClient().refunds.list({ payment_intent: await intentOf(paymentId) });
  return data.map(({ status, amount }) => [status, amount]);
}

/** An invoice as its reader knows it: state, and what was paid and credited of it. */
export async function billNow(invoiceId: string): Promise<[string, number, number]> {
  const [row] = await ownerQuery<{ state: string; paid: number; credited: number }>(
    'SELECT state, paid_minor::int AS paid, credited_minor::int AS credited FROM invoice WHERE id = $1',
    [invoiceId],
  );
  return [row?.state ?? 'none', row?.paid ?? 0, row?.credited ?? 0];
}

/** Several of them, in the order in which they were named. */
export async function billsNow(invoiceIds: readonly string[]): Promise<[string, number, number][]> {
  const bills: [string, number, number][] = [];
  for (const invoiceId of invoiceIds) bills.push(await billNow(invoiceId));
  return bills;
}

/** What a client owes by the ledger in US dollars, and has to their credit. */
export async function standing({ clientId }: OwnClient): Promise<[bigint, bigint]> {
  const inUsd = (rows: { currency: string; amountMinor: bigint }[]) =>
    rows.find(({ currency }) => currency === 'USD')?.amountMinor ?? 0n;
  return [
    inUsd(await getBalances(cast.ruth, { clientId })),
    inUsd(await creditTold(cast.ruth, { clientId })),
  ];
}

export async function refusalOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: { code?: string; messageKey?: string }) => `${error.code} ${error.messageKey}`,
  );
}

/** A bill of $100.00, or of as much in another currency, that is due so many days from now. */
export function billDueIn(
  { clientId }: OwnClient,
  days: number,
  currency = 'USD',
): Promise<string> {
  const lines = [
    { description: 'Payroll', detail: null, quantityMilli: 1000n, unitMinor: 10_000n },
  ];
  return makeSent({ currency, dueOn: addDays(today(), days), lines }, { clientId });
}

/** Opens the page on which somebody pays several bills, or a part of them. */
export async function openPage(
  actor: ContactActor,
  invoiceIds: readonly string[],
  amountMinor?: bigint,
) {
  const toPay = { invoiceIds, ...(amountMinor ? { amountMinor } : {}) };
  const { checkoutId, url } = await startCheckout(actor, toPay);
  const [row] = await ownerQuery<{ id: string }>(
    'SELECT stripe_session_id AS id FROM checkout WHERE id = $1',
    [checkoutId],
  );
  return { checkoutId, url, sessionId: row?.id ?? '' };
}
