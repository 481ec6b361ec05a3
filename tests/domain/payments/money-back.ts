import { getBalances } from '@/domain/ledger/get-balances';
import { getCredit } from '@/domain/ledger/get-credit';
import { recordPayment } from '@/domain/payments/record-payment';
import { newId } from '@/lib/ids';
import { stripeClient } from '@/lib/stripe-client';
import { makeSent, today } from '@/tests/domain/invoices/drafts';
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

/** What a client owes by the ledger in US dollars, and has to their credit. */
export async function standing({ clientId }: OwnClient): Promise<[bigint, bigint]> {
  const inUsd = (rows: { currency: string; amountMinor: bigint }[]) =>
    rows.find(({ currency }) => currency === 'USD')?.amountMinor ?? 0n;
  return [
    inUsd(await getBalances(cast.ruth, { clientId })),
    inUsd(await getCredit(cast.ruth, { clientId })),
  ];
}

export async function refusalOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: { code?: string; messageKey?: string }) => `${error.code} ${error.messageKey}`,
  );
}
