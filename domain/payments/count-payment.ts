import { recordActivity } from '@/domain/activity/record-activity';
import { takeNumber } from '@/domain/invoices/next-number';
import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import { moveSums, owedOf } from '@/domain/invoices/move-sums';
import { addEntry } from '@/domain/ledger/add-entry';
import { writeAllocations } from '@/domain/ledger/write-allocations';
import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';

export type CertainPayment = {
  id: string;
  clientId: string;
  currency: string;
  amountMinor: bigint;
  method: string;
  /** The day on which it counts, in the firm's zone. */
  receivedOn: Day;
  contactId: string | null;
};

/** How much of a payment was meant for an invoice, which the caller has locked. */
export type PlannedPart = { invoice: LockedInvoice; amountMinor: bigint };

/** What a payment did for one of its invoices. */
export type CountedPart = {
  /** As it is after it. */
  invoice: LockedInvoice;
  /** How much of the payment it took. */
  countedMinor: bigint;
  /** Owed after it; 0 when it is paid. */
  leftMinor: bigint;
};

export type Counted = {
  parts: CountedPart[];
  /** What no invoice needed: it was cancelled, or paid already. It is the client's credit. */
  surplusMinor: bigint;
  /** 'R-2031'. */
  receiptNumber: string;
};

/**
 * Counts money that is certain, whose allocations are written already: ledger, the invoices' kept sums and states, the
 * receipt's number, and the log. What an invoice does not need, since it was cancelled or paid in the meantime, is taken
 * back from it and is the client's credit, so that none is ever lost and none counts twice.
 */
export async function countPayment(
  db: Db,
  actor: Actor,
  payment: CertainPayment,
  plan: readonly PlannedPart[],
): Promise<Counted> {
  const { clientId, currency } = payment;
  const entry = {
    kind: 'payment',
    clientId,
    paymentId: payment.id,
    currency,
    on: payment.receivedOn,
  } as const;
  const parts: CountedPart[] = [];
  for (const { invoice, amountMinor } of plan) {
    const owedMinor = owedOf(invoice);
    const countedMinor = amountMinor < owedMinor ? amountMinor : owedMinor;
    await writeAllocations(db, [
      {
        clientId,
        invoiceId: invoice.id,
        paymentId: payment.id,
        amountMinor: countedMinor - amountMinor,
      },
    ]);
    await recordActivity(db, actor, {
      type: 'payment.succeeded',
      clientId,
      contactId: payment.contactId,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
      data: { ...moneyData({ amountMinor, currency }), method: payment.method },
    });
    if (countedMinor > 0n) {
      await addEntry(db, { ...entry, invoiceId: invoice.id, amountMinor: countedMinor });
    }
    parts.push({
      invoice: await moveSums(db, actor, invoice, {
        paidMinor: countedMinor,
        contactId: payment.contactId,
      }),
      countedMinor,
      leftMinor: owedMinor - countedMinor,
    });
  }
  const countedMinor = parts.reduce((sum, part) => sum + part.countedMinor, 0n);
  const surplusMinor = payment.amountMinor - countedMinor;
  if (surplusMinor > 0n) await addEntry(db, { ...entry, amountMinor: surplusMinor });
  return { parts, surplusMinor, receiptNumber: await numberReceipt(db, payment.id) };
}

/** Comes last, since whoever else counts a payment waits for the counter. */
async function numberReceipt(db: Db, paymentId: string): Promise<string> {
  const receiptNumber = `R-${await takeNumber(db, 'receipt')}`;
  await db.payment.update({
    where: { id: paymentId },
    data: { receiptNumber },
    select: { id: true },
  });
  return receiptNumber;
}
