import { recordActivity } from '@/domain/activity/record-activity';
import { type LockedInvoice, lockInvoice, lockInvoices } from '@/domain/invoices/lock-invoice';
import { owedOf } from '@/domain/invoices/move-sums';
import { writeAllocations } from '@/domain/ledger/write-allocations';
import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayToDb, now, todayIn } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { formatMoney, type Money, moneyData } from '@/lib/money';
import { authorize } from '../authorize';
import { countPayment, type PlannedPart } from './count-payment';
import { mailReceipts } from './mail-receipts';
import { sharedOut } from './share-to-pay';

/** How money reaches a firm past the portal. */
export const RECORDED_METHODS = ['bank_transfer', 'cheque', 'cash', 'card', 'other'] as const;
export type RecordedMethod = (typeof RECORDED_METHODS)[number];

/** What becomes of money beyond the invoice: it was a slip of the pen, it pays what is due first, or it is kept as credit. */
export const BEYOND = ['refuse', 'oldest', 'credit'] as const;
export type Beyond = (typeof BEYOND)[number];

/** Payments that staff wrote down bear the form's own key, so that one form is one payment. */
const SOURCE = 'recorded';

/** How many other bills money beyond one goes to, at most. */
const MOST = 200;

export type NewPayment = {
  invoiceId: string;
  amount: Money;
  method: RecordedMethod;
  /** The day on which the money arrived, in the firm's zone. */
  receivedOn: Day;
  /** What stands on the bank's statement; null for nothing. */
  reference: string | null;
  /** `refuse` unless told. */
  beyond?: Beyond;
  /** Made when the form was shown: sent twice, it is recorded once. */
  key: string;
};

/**
 * Writes down money that arrived past the portal, counts it, and sends the receipt.
 * @returns `recordedNow` is false, and nothing was changed, where this form had been sent before.
 * @throws PortalError not_found; conflict where nothing is owed; invalid for another currency, nothing or less, more than
 * is owed where nobody has said what becomes of it, and a day that is still to come.
 */
export async function recordPayment(
  actor: EmployeeActor,
  payment: NewPayment,
): Promise<{ paymentId: string; recordedNow: boolean }> {
  authorize(actor, 'payment.record');
  return dbAs(actor, async (db) => {
    const { invoice, others } = await lock(db, payment);
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
    const parts = share([invoice, ...others], payment.amount.amountMinor);
    const id = await writePayment(db, actor, invoice.clientId, payment, parts);
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
    const certain = {
      ...payment,
      ...payment.amount,
      id,
      clientId: invoice.clientId,
      contactId: null,
    };
    const counted = await countPayment(db, actor, certain, parts);
    await mailReceipts(db, { ...certain, instrument: null }, counted);
    for (const { invoice: paid } of parts) {
      // A page that is open to pay on was opened for more than is owed now.
      await sendJob(db, 'payment.follow', { invoiceId: paid.id }, { singletonKey: paid.id });
    }
    return { paymentId: id, recordedNow: true };
  });
}

/**
 * The invoice, and the client's other bills where what is beyond it goes to them, what is due first first. All are locked at
 * once, so that two who begin with different ones never wait for each other.
 */
async function lock(
  db: Db,
  { invoiceId, beyond }: NewPayment,
): Promise<{ invoice: LockedInvoice; others: LockedInvoice[] }> {
  if (beyond !== 'oldest') return { invoice: await lockInvoice(db, invoiceId), others: [] };
  const open = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT i.id FROM invoice i JOIN invoice first ON first.client_id = i.client_id AND first.currency = i.currency
    WHERE first.id = ${invoiceId}::uuid AND i.state IN ('open', 'uncollectible') AND i.id <> first.id
    ORDER BY i.due_on, i.id LIMIT ${MOST}`);
  const locked = await lockInvoices(db, [invoiceId, ...open.map(({ id }) => id)]);
  const invoice = locked.find(({ id }) => id === invoiceId);
  if (!invoice) throw notFound();
  return { invoice, others: locked.filter((other) => other !== invoice) };
}

/** What each of them takes of an amount, the first first. */
function share(invoices: readonly LockedInvoice[], amountMinor: bigint): PlannedPart[] {
  const whole = invoices.map((invoice) => ({ invoice, amountMinor: owedOf(invoice) }));
  return sharedOut(whole, amountMinor);
}

async function writePayment(
  db: Db,
  actor: EmployeeActor,
  clientId: string,
  payment: NewPayment,
  parts: readonly PlannedPart[],
): Promise<string> {
  const id = newId();
  await db.payment.create({
    data: {
      ...payment.amount,
      id,
      clientId,
      state: 'succeeded',
      method: payment.method,
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
  await writeAllocations(
    db,
    parts.map(({ invoice, amountMinor }) => ({
      clientId,
      invoiceId: invoice.id,
      paymentId: id,
      amountMinor,
    })),
  );
  return id;
}

function check(
  invoice: LockedInvoice,
  { amount, receivedOn, beyond = 'refuse' }: NewPayment,
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
  if (amount.amountMinor > owed.amountMinor && beyond === 'refuse') {
    throw refuse('more_than_owed', 'amount');
  }
  if (receivedOn > todayIn(zone)) throw refuse('future_day', 'receivedOn');
}
