import { recordActivity } from '@/domain/activity/record-activity';
import { addEntry } from '@/domain/ledger/add-entry';
import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import type { Actor } from '@/lib/actor';
import { type Day, now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';

export type CertainPayment = {
  id: string;
  amountMinor: bigint;
  method: string;
  /** The day on which it counts, in the firm's zone. */
  receivedOn: Day;
  contactId: string | null;
};

/** What a payment that is certain made of its invoice. */
export type Counted = {
  /** Owed after it; 0 when it is paid. */
  leftMinor: bigint;
  paidInFull: boolean;
  /** What the invoice did not need: it was cancelled, or paid already. It stands in the client's favour. */
  surplusMinor: bigint;
};

/**
 * Counts money that is certain: ledger, the invoice's kept sum and state, and the log. The invoice is locked by the
 * caller. Money for an invoice that is cancelled or paid is counted all the same, so that none is ever lost: the invoice
 * stays what it is, and the balance says what is the client's.
 */
export async function countPayment(
  db: Db,
  actor: Actor,
  invoice: LockedInvoice,
  payment: CertainPayment,
): Promise<Counted> {
  const { clientId, currency, totalMinor, creditedMinor } = invoice;
  const paidMinor = invoice.paidMinor + payment.amountMinor;
  const owedBefore = owedOf(invoice);
  const owes = invoice.state === 'open' || invoice.state === 'uncollectible';
  const paidInFull = owes && paidMinor + creditedMinor >= totalMinor;
  const at = now();
  await db.invoice.update({
    where: { id: invoice.id },
    data: { paidMinor, ...(paidInFull ? { state: 'paid', paidAt: at } : {}) },
    select: { id: true },
  });
  await addEntry(db, {
    kind: 'payment',
    clientId,
    invoiceId: invoice.id,
    paymentId: payment.id,
    currency,
    amountMinor: payment.amountMinor,
    on: payment.receivedOn,
    at,
  });
  const about = {
    clientId,
    contactId: payment.contactId,
    subject: { kind: 'invoice', id: publicId('in', invoice.id) },
  } as const;
  await recordActivity(db, actor, {
    ...about,
    type: 'payment.succeeded',
    data: { ...moneyData({ ...payment, currency }), method: payment.method },
  });
  if (paidInFull) {
    await recordActivity(db, actor, {
      ...about,
      type: 'invoice.changed',
      data: { from: invoice.state, to: 'paid' },
    });
  }
  const beyond = payment.amountMinor - owedBefore;
  return {
    leftMinor: owedBefore > payment.amountMinor ? owedBefore - payment.amountMinor : 0n,
    paidInFull,
    surplusMinor: beyond > 0n ? beyond : 0n,
  };
}

/** What is not certain to have been paid. */
export function owedOf(
  invoice: Pick<LockedInvoice, 'state' | 'totalMinor' | 'paidMinor' | 'creditedMinor'>,
): bigint {
  if (invoice.state !== 'open' && invoice.state !== 'uncollectible') return 0n;
  const owed = invoice.totalMinor - invoice.paidMinor - invoice.creditedMinor;
  return owed > 0n ? owed : 0n;
}
