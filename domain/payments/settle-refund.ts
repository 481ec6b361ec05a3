import { lockInvoice } from '@/domain/invoices/lock-invoice';
import { mailCreditNote } from '@/domain/invoices/mail-credit-note';
import { writeCreditNote } from '@/domain/invoices/write-credit-note';
import type { Actor } from '@/lib/actor';
import { dayFromDb, dayToDb, type Day, now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, parseId } from '@/lib/ids';
import type { RefundFact } from '@/lib/refund-fact';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { changeGone, findStripePayment } from './find-stripe-payment';
import { mailRefund, mailRefundFailed } from './mail-refund';
import { putBack } from './put-back';
import type { Settlement } from './settle-payment';
import { type HeldPayment, takeBack } from './take-back';
import { writeStripeEvent } from './write-stripe-event';

type Refund = {
  id: string;
  state: 'pending' | 'succeeded' | 'failed';
  amountMinor: bigint;
  reason: string | null;
  refundedOn: Day;
  recordedBy: string | null;
  creditedInvoiceId: string | null;
};

/**
 * Takes over what Stripe says of money that goes back, in one transaction and once, whatever the order and the number of
 * what it says: one that arrived is not on its way again, one that failed stays failed. What was given back in Stripe's
 * own dashboard is written down like any other.
 */
export async function settleRefund(actor: Actor, fact: RefundFact): Promise<Settlement> {
  authorize(actor, 'payment.settle');
  return dbAs(actor, (db) => settle(db, actor, fact), { timeoutMs: 20_000 });
}

async function settle(db: Db, actor: Actor, fact: RefundFact): Promise<Settlement> {
  const payment = await findStripePayment(db, fact);
  // Not written down as taken: where it came before the word that the money arrived, the next look takes it.
  if (!payment) return 'ignored';
  const wrong = fact.currency !== payment.currency;
  if (
    !(await writeStripeEvent(db, fact.event, wrong ? 'refused: currency' : `refund: ${fact.state}`))
  ) {
    return 'done_already';
  }
  if (wrong) return 'refused';
  const refund = (await findRefund(db, fact)) ?? (await addRefund(db, payment, fact));
  return (await moveRefund(db, actor, payment, refund, fact)) ? 'settled' : 'nothing_new';
}

/**
 * Moves a refund on, where what is said is later than what we know, and keeps the books of it.
 * @returns whether anything was changed
 */
export async function moveRefund(
  db: Db,
  actor: Actor,
  payment: HeldPayment,
  refund: Refund,
  said: Pick<RefundFact, 'state' | 'failureCode'>,
): Promise<boolean> {
  const { state } = said;
  if (state === refund.state || state === 'pending' || refund.state === 'failed') return false;
  await db.refund.update({
    where: { id: refund.id },
    data: { state, failureCode: said.failureCode, changedAt: now() },
    select: { id: true },
  });
  if (state === 'succeeded') {
    await credit(db, actor, refund, payment);
    await takeBack(db, actor, await changeGone(db, payment.id, 0n), {
      kind: 'refund',
      refundId: refund.id,
      amountMinor: refund.amountMinor,
      invoiceId: refund.creditedInvoiceId,
      on: refund.refundedOn,
    });
    await mailRefund(db, payment, refund);
    return true;
  }
  const held = await changeGone(db, payment.id, -refund.amountMinor);
  if (refund.state === 'succeeded') {
    await putBack(db, actor, held, {
      kind: 'refund_reversal',
      refundId: refund.id,
      amountMinor: refund.amountMinor,
      on: await today(db),
    });
  }
  await mailRefundFailed(db, payment, refund);
  return true;
}

/** The bill is credited by as much, where that was asked for, so that it is not owed again. */
async function credit(
  db: Db,
  actor: Actor,
  { id, creditedInvoiceId, amountMinor, reason, recordedBy }: Refund,
  { currency }: HeldPayment,
): Promise<void> {
  if (!creditedInvoiceId) return;
  const invoice = await lockInvoice(db, creditedInvoiceId);
  const note = {
    amount: { amountMinor, currency },
    reason: reason ?? translator()('payments.refund.reason_none'),
    key: `refund/${id}`,
    createdBy: recordedBy,
  };
  const written = await writeCreditNote(db, actor, invoice, note);
  await mailCreditNote(db, invoice, { ...note, ...written });
}

async function findRefund(
  db: Db,
  { stripeRefundId, refundId }: RefundFact,
): Promise<Refund | null> {
  const own = refundId && ownId(refundId);
  const row = await db.refund.findFirst({
    where: { OR: [{ stripeRefundId }, ...(own ? [{ id: own }] : [])] },
  });
  if (!row) return null;
  // Stripe may be quicker than our own note of its name.
  if (!row.stripeRefundId) {
    await db.refund.update({
      where: { id: row.id },
      data: { stripeRefundId },
      select: { id: true },
    });
  }
  return { ...row, refundedOn: dayFromDb(row.refundedOn) };
}

function ownId(publicId: string): string | null {
  try {
    return parseId('re', publicId);
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}

/** One that was made in Stripe's dashboard: what it takes is reserved as if it had been made here. */
async function addRefund(db: Db, payment: HeldPayment, fact: RefundFact): Promise<Refund> {
  const refundedOn = await today(db);
  const refund = {
    id: newId(),
    state: 'pending' as const,
    amountMinor: fact.amountMinor,
    reason: null,
    recordedBy: null,
    creditedInvoiceId: null,
  };
  await db.refund.createMany({
    data: {
      ...refund,
      clientId: payment.clientId,
      paymentId: payment.id,
      currency: fact.currency,
      refundedOn: dayToDb(refundedOn),
      stripeRefundId: fact.stripeRefundId,
      createdAt: now(),
      changedAt: now(),
    },
  });
  await changeGone(db, payment.id, fact.amountMinor);
  return { ...refund, refundedOn };
}

async function today(db: Db): Promise<Day> {
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  return todayIn(zone);
}
