import { recordActivity } from '@/domain/activity/record-activity';
import { type LockedInvoice, lockInvoices } from '@/domain/invoices/lock-invoice';
import { moveSums } from '@/domain/invoices/move-sums';
import { addEntry } from '@/domain/ledger/add-entry';
import { type NewAllocation, writeAllocations } from '@/domain/ledger/write-allocations';
import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { moneyData } from '@/lib/money';

/** A payment as it stands, held until the transaction ends. */
export type HeldPayment = {
  id: string;
  clientId: string;
  currency: string;
  amountMinor: bigint;
  /** What has gone back, or is on its way back, what is being taken back now among it. */
  refundedMinor: bigint;
};

/** What takes money of a payment back: a refund, or a bank. */
export type Taking = {
  amountMinor: bigint;
  /** The calendar day on which it counts, in the firm's zone. */
  on: Day;
  /** The invoice that it is about, where somebody said so. */
  invoiceId?: string | null;
} & ({ kind: 'refund'; refundId: string } | { kind: 'dispute'; disputeId: string });

/**
 * Takes money of a payment back from what it was given to: first from the invoice that it is about, then from what was
 * nobody's (the client's credit), then from its other invoices, what is due last first. An invoice that is less than paid
 * then is open again, unless a credit note of its own covers it. What was never given to anything is owed all the same:
 * the ledger says so.
 */
export async function takeBack(
  db: Db,
  actor: Actor,
  payment: HeldPayment,
  taking: Taking,
): Promise<void> {
  const given = await listGiven(db, payment.id);
  const invoices = await lockInvoices(db, [...given.keys()]);
  const givenMinor = [...given.values()].reduce((sum, minor) => sum + minor, 0n);
  const goneBefore = payment.refundedMinor - taking.amountMinor;
  const freeMinor = atLeastZero(payment.amountMinor - goneBefore - givenMinor);
  const about = invoices.filter(({ id }) => id === taking.invoiceId);
  const others = invoices.filter(({ id }) => id !== taking.invoiceId).reverse();

  let restMinor = taking.amountMinor;
  const take = async (invoice: LockedInvoice) => {
    const amountMinor = atMost(restMinor, given.get(invoice.id) ?? 0n);
    if (amountMinor === 0n) return;
    restMinor -= amountMinor;
    await takeFrom(db, actor, { invoice, amountMinor, payment, taking });
  };
  for (const invoice of about) await take(invoice);
  const fromCredit = atMost(restMinor, freeMinor);
  restMinor -= fromCredit;
  for (const invoice of others) await take(invoice);
  const ofNone = fromCredit + restMinor;
  if (ofNone > 0n) await enter(db, payment, taking, { invoiceId: null, amountMinor: ofNone });
  if (taking.kind === 'refund') await log(db, actor, payment, taking, invoices);
}

async function takeFrom(
  db: Db,
  actor: Actor,
  {
    invoice,
    amountMinor,
    payment,
    taking,
  }: { invoice: LockedInvoice; amountMinor: bigint; payment: HeldPayment; taking: Taking },
): Promise<void> {
  const of = { clientId: invoice.clientId, invoiceId: invoice.id };
  const reason =
    taking.kind === 'refund' ? { refundId: taking.refundId } : { disputeId: taking.disputeId };
  const notes = await coverByOwnNotes(db, invoice, amountMinor);
  await writeAllocations(db, [
    { ...of, ...reason, paymentId: payment.id, amountMinor: -amountMinor },
    ...notes,
  ]);
  const creditedMinor = notes.reduce((sum, note) => sum + note.amountMinor, 0n);
  await moveSums(db, actor, invoice, { paidMinor: -amountMinor, creditedMinor });
  await enter(db, payment, taking, { invoiceId: invoice.id, amountMinor });
}

/** What credit notes of this invoice have left, up to what it is without: a bill that was credited is not owed again. */
async function coverByOwnNotes(
  db: Db,
  invoice: LockedInvoice,
  amountMinor: bigint,
): Promise<NewAllocation[]> {
  const notes = await db.$queryRaw<{ id: string; leftMinor: bigint }[]>(sql`
    SELECT n.id, n.total_minor - n.applied_minor AS "leftMinor" FROM credit_note n
    WHERE n.invoice_id = ${invoice.id}::uuid AND n.total_minor > n.applied_minor ORDER BY n.id FOR UPDATE`);
  let needMinor = amountMinor;
  const covered: NewAllocation[] = [];
  for (const { id, leftMinor } of notes) {
    const takes = atMost(needMinor, leftMinor);
    if (takes === 0n) continue;
    needMinor -= takes;
    covered.push({
      clientId: invoice.clientId,
      invoiceId: invoice.id,
      creditNoteId: id,
      amountMinor: takes,
    });
    await db.creditNote.update({
      where: { id },
      data: { appliedMinor: { increment: takes } },
      select: { id: true },
    });
  }
  return covered;
}

async function enter(
  db: Db,
  payment: HeldPayment,
  { kind, on }: Taking,
  part: { invoiceId: string | null; amountMinor: bigint },
): Promise<void> {
  const { clientId, currency, id: paymentId } = payment;
  await addEntry(db, { ...part, kind, clientId, currency, paymentId, on });
}

/** One event for each invoice that the money was for; for the first of them where it was credit by now. */
async function log(
  db: Db,
  actor: Actor,
  payment: HeldPayment,
  { amountMinor, invoiceId }: Taking,
  invoices: readonly LockedInvoice[],
): Promise<void> {
  const invoice = invoices.find(({ id }) => id === invoiceId) ?? invoices.at(-1);
  if (!invoice) return;
  await recordActivity(db, actor, {
    type: 'payment.refunded',
    clientId: payment.clientId,
    subject: { kind: 'invoice', id: publicId('in', invoice.id) },
    data: moneyData({ amountMinor, currency: payment.currency }),
  });
}

/** How much of a payment each invoice has now; those that have had some of it once among them, with 0. */
async function listGiven(db: Db, paymentId: string): Promise<Map<string, bigint>> {
  const rows = await db.allocation.groupBy({
    by: ['invoiceId'],
    where: { paymentId },
    _sum: { amountMinor: true },
  });
  return new Map(rows.map(({ invoiceId, _sum }) => [invoiceId, _sum.amountMinor ?? 0n]));
}

function atMost(amountMinor: bigint, mostMinor: bigint): bigint {
  return amountMinor < mostMinor ? amountMinor : mostMinor;
}

function atLeastZero(amountMinor: bigint): bigint {
  return amountMinor > 0n ? amountMinor : 0n;
}
