import { requirePresence } from '@/domain/access/presence';
import { creditableOf } from '@/domain/invoices/creditable';
import { lockInvoice } from '@/domain/invoices/lock-invoice';
import type { EmployeeActor } from '@/lib/actor';
import { dayToDb, now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { formatMoney, type Money } from '@/lib/money';
import { authorize } from '../authorize';
import { changeGone, holdPayment } from './find-stripe-payment';
import { sendRefund } from './send-refund';
import { moveRefund } from './settle-refund';

export type NewRefund = {
  paymentId: string;
  amount: Money;
  /** Why, in words for the client. */
  reason: string;
  /** The invoice that it is about. */
  invoiceId: string;
  /** Whether that is credited by as much; otherwise it is owed again. */
  credits: boolean;
  /** Made when the form was shown: sent twice, it is given back once. */
  key: string;
};

/**
 * Gives money of a payment back: through Stripe, by the way it came, or, where it came past the portal, as written down by
 * whoever has sent it back. Our row stands before Stripe is asked and reserves the amount, and its id is the idempotency
 * key, so that no money goes back twice; what becomes of it Stripe says (settleRefund).
 * @throws PortalError not_found; conflict for what is not there to be given back; invalid for another currency, nothing or
 * less, more than is left of the payment, and more of a bill than can be credited; unavailable when Stripe can't be reached:
 * then it is asked again later; forbidden without a proof of presence.
 */
export async function refundPayment(
  actor: EmployeeActor,
  refund: NewRefund,
): Promise<{ refundId: string }> {
  authorize(actor, 'payment.refund');
  const { id, sends } = await dbAs(actor, (db) => reserve(db, actor, refund));
  if (sends) await sendRefund(actor, id);
  return { refundId: id };
}

/** `sends` where it is Stripe that has to be asked. */
type Reserved = { id: string; sends: boolean };

/** The form's own key is the payment's: another's form can't take it. */
function keyOf({ paymentId, key }: NewRefund): string {
  return `${paymentId}/${key}`;
}

async function reserve(db: Db, actor: EmployeeActor, refund: NewRefund): Promise<Reserved> {
  const payment = await db.payment.findFirst({
    where: { id: refund.paymentId, allocations: { some: { invoiceId: refund.invoiceId } } },
    select: { state: true, stripeIntentId: true },
  });
  if (!payment) throw notFound();
  await requirePresence(db, actor);
  const held = await holdPayment(db, refund.paymentId);
  const before = await db.refund.findUnique({
    where: { formKey: keyOf(refund) },
    select: { id: true, state: true },
  });
  if (before?.state === 'failed') {
    throw new PortalError('conflict', 'payments.errors.refund_refused');
  }
  if (before) return { id: before.id, sends: false };
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { zone: true, locale: true },
  });
  if (payment.state !== 'succeeded') {
    throw new PortalError('conflict', 'payments.errors.nothing_to_refund');
  }
  check(
    refund.amount,
    { ...held, amountMinor: held.amountMinor - held.refundedMinor },
    firm.locale,
  );
  if (refund.credits) await checkCreditable(db, refund);
  const id = newId();
  const row = {
    id,
    state: 'pending' as const,
    amountMinor: refund.amount.amountMinor,
    reason: refund.reason,
    recordedBy: actor.personId,
    creditedInvoiceId: refund.credits ? refund.invoiceId : null,
  };
  const refundedOn = todayIn(firm.zone);
  await db.refund.create({
    data: {
      ...row,
      clientId: held.clientId,
      paymentId: held.id,
      currency: held.currency,
      refundedOn: dayToDb(refundedOn),
      formKey: keyOf(refund),
      createdAt: now(),
      changedAt: now(),
    },
    select: { id: true },
  });
  const reserved = await changeGone(db, held.id, row.amountMinor);
  const sends = payment.stripeIntentId !== null;
  if (!sends) {
    const said = { state: 'succeeded', failureCode: null } as const;
    await moveRefund(db, actor, reserved, { ...row, refundedOn }, said);
  }
  return { id, sends };
}

function check(amount: Money, left: Money, locale: string): void {
  const refuse = (key: string) =>
    new PortalError('invalid', `payments.errors.${key}`, {
      values: { currency: left.currency, left: formatMoney(left, locale) },
      fields: { amount: `payments.errors.${key}` },
    });
  if (left.amountMinor <= 0n)
    throw new PortalError('conflict', 'payments.errors.nothing_to_refund');
  if (amount.currency !== left.currency) throw refuse('wrong_currency');
  if (amount.amountMinor <= 0n) throw refuse('not_positive');
  if (amount.amountMinor > left.amountMinor) throw refuse('more_than_paid');
}

/** No more is credited of a bill than was billed, however often money goes back. */
async function checkCreditable(db: Db, { invoiceId, amount }: NewRefund): Promise<void> {
  const mostMinor = await creditableOf(db, await lockInvoice(db, invoiceId));
  if (amount.amountMinor > mostMinor) {
    throw new PortalError('invalid', 'payments.errors.credited_already', {
      fields: { credits: 'payments.errors.credited_already' },
    });
  }
}
