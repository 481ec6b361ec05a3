import { recordActivity } from '@/domain/activity/record-activity';
import { type LockedInvoice, lockInvoice } from '@/domain/invoices/lock-invoice';
import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayToDb, now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { formatMoney, type Money, moneyData } from '@/lib/money';
import { authorize } from '../authorize';
import { countPayment, owedOf } from './count-payment';
import { mailReceipts } from './mail-receipts';

/** How money reaches a firm past the portal. */
export const RECORDED_METHODS = ['bank_transfer', 'cheque', 'cash', 'card', 'other'] as const;
export type RecordedMethod = (typeof RECORDED_METHODS)[number];

/** Payments that staff wrote down bear the form's own key, so that one form is one payment. */
const SOURCE = 'recorded';

export type NewPayment = {
  invoiceId: string;
  amount: Money;
  method: RecordedMethod;
  /** The day on which the money arrived, in the firm's zone. */
  receivedOn: Day;
  /** What stands on the bank's statement; null for nothing. */
  reference: string | null;
  /** Made when the form was shown: sent twice, it is recorded once. */
  key: string;
};

/**
 * Writes down money that arrived past the portal, counts it, and sends the receipt.
 * @returns `recordedNow` is false, and nothing was changed, where this form had been sent before.
 * @throws PortalError not_found; conflict where nothing is owed; invalid for another currency, nothing or less, more than
 * is owed, and a day that is still to come.
 */
export async function recordPayment(
  actor: EmployeeActor,
  payment: NewPayment,
): Promise<{ paymentId: string; recordedNow: boolean }> {
  authorize(actor, 'payment.record');
  return dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, payment.invoiceId);
    const before = await db.payment.findFirst({
      where: { source: SOURCE, sourceKey: payment.key },
      select: { id: true },
    });
    if (before) return { paymentId: before.id, recordedNow: false };
    const firm = await db.firm.findUniqueOrThrow({
      where: { id: 1 },
      select: { zone: true, locale: true },
    });
    check(invoice, payment, firm);
    const id = newId();
    const { amountMinor, currency } = payment.amount;
    await db.payment.create({
      data: {
        id,
        clientId: invoice.clientId,
        invoiceId: invoice.id,
        state: 'succeeded',
        method: payment.method,
        currency,
        amountMinor,
        receivedOn: dayToDb(payment.receivedOn),
        reference: payment.reference,
        recordedBy: actor.personId,
        createdAt: now(),
        changedAt: now(),
        source: SOURCE,
        sourceKey: payment.key,
      },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'payment.recorded',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
      data: {
        ...moneyData(payment.amount),
        method: payment.method,
        receivedOn: payment.receivedOn,
      },
    });
    const certain = { ...payment, id, amountMinor, contactId: null };
    const counted = await countPayment(db, actor, invoice, certain);
    await mailReceipts(db, invoice, { ...certain, instrument: null }, counted);
    // A page that is open to pay on was opened for more than is owed now.
    await sendJob(db, 'payment.follow', { invoiceId: invoice.id }, { singletonKey: invoice.id });
    return { paymentId: id, recordedNow: true };
  });
}

function check(
  invoice: LockedInvoice,
  { amount, receivedOn }: NewPayment,
  { zone, locale }: { zone: string; locale: string },
): void {
  const owed = { amountMinor: owedOf(invoice), currency: invoice.currency };
  const refuse = (key: string, field: string) =>
    new PortalError('invalid', `payments.errors.${key}`, {
      values: { currency: invoice.currency, left: formatMoney(owed, locale) },
      fields: { [field]: `payments.errors.${key}` },
    });
  if (owed.amountMinor === 0n) throw new PortalError('conflict', 'payments.errors.nothing_owed');
  if (amount.currency !== invoice.currency) throw refuse('wrong_currency', 'amount');
  if (amount.amountMinor <= 0n) throw refuse('not_positive', 'amount');
  if (amount.amountMinor > owed.amountMinor) throw refuse('more_than_owed', 'amount');
  if (receivedOn > todayIn(zone)) throw refuse('future_day', 'receivedOn');
}
