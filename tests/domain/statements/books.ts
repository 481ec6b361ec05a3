import { addEntry, type LedgerKind } from '@/domain/ledger/add-entry';
import { writeAllocations } from '@/domain/ledger/write-allocations';
import { STRIPE } from '@/lib/actor';
import { dayToDb, instantAt, withClock } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { brightwater } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const zone = 'America/Los_Angeles';

/** A client's books, written past the verbs and on days of one's own choosing, so that a past can be made. */
export type Books = { clientId: string; currency: string };
export const books: Books = { clientId: brightwater.clientId, currency: 'USD' };

let number = 5000;

/** Runs as the machine that counts money, on a day: what is written then bears that day. */
function on<T>(day: string, work: (db: Db) => Promise<T>): Promise<T> {
  return withClock(instantAt(zone, day, '12:00'), () => dbAs(STRIPE, work));
}

type Entry = {
  kind: LedgerKind;
  amountMinor: bigint;
  on: string;
  invoiceId?: string;
  paymentId?: string;
  creditNoteId?: string;
};

function enter(db: Db, { clientId, currency }: Books, entry: Entry): Promise<void> {
  return addEntry(db, { clientId, currency, ...entry });
}

/** A bill that went out on a day. */
export async function bill(
  given: { amountMinor: bigint; on: string; dueOn: string; title?: string },
  of: Books = books,
): Promise<string> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, issued_on, due_on)
     VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, $8)`,
    [
      id,
      of.clientId,
      String((number += 1)),
      given.title ?? 'Bookkeeping',
      of.currency,
      given.amountMinor,
      given.on,
      given.dueOn,
    ],
  );
  await on(given.on, (db) =>
    enter(db, of, { kind: 'invoice', invoiceId: id, amountMinor: given.amountMinor, on: given.on }),
  );
  return id;
}

/** Cancels a bill on a day. */
export async function cancel(
  invoiceId: string,
  given: { amountMinor: bigint; on: string },
  of: Books = books,
): Promise<void> {
  await on(given.on, (db) => enter(db, of, { kind: 'void', invoiceId, ...given }));
}

export type Part = readonly [invoiceId: string, amountMinor: bigint];

type Paid = {
  amountMinor: bigint;
  /** Which invoices it is for; what is beyond them is credit. */
  parts?: readonly Part[];
  /** On which it counts. */
  on: string;
  /** On which it was written down; the same unless told. */
  writtenOn?: string;
  method?: 'card' | 'bank_debit' | 'bank_transfer';
  instrument?: string | null;
  receipt?: string | null;
};

/** Money that counts on a day, split over invoices. */
export async function pay(given: Paid, of: Books = books): Promise<string> {
  const { amountMinor, parts = [], method = 'card', instrument = 'Visa ···0092' } = given;
  const id = newId();
  await on(given.writtenOn ?? given.on, async (db) => {
    await db.payment.createMany({
      data: {
        id,
        clientId: of.clientId,
        state: 'succeeded',
        method,
        currency: of.currency,
        amountMinor,
        instrument,
        receiptNumber: given.receipt ?? null,
        receivedOn: dayToDb(given.on),
        createdAt: instantAt(zone, given.writtenOn ?? given.on, '12:00'),
      },
    });
    let left = amountMinor;
    for (const [invoiceId, part] of parts) {
      await enter(db, of, {
        kind: 'payment',
        invoiceId,
        paymentId: id,
        amountMinor: part,
        on: given.on,
      });
      left -= part;
    }
    if (left > 0n)
      await enter(db, of, { kind: 'payment', paymentId: id, amountMinor: left, on: given.on });
    await writeAllocations(
      db,
      parts.map(([invoiceId, part]) => ({
        clientId: of.clientId,
        invoiceId,
        paymentId: id,
        amountMinor: part,
      })),
    );
  });
  return id;
}

/** Moves credit to a bill on a day, or takes it back with an amount below zero: nothing that the ledger knows. */
export async function move(
  source: { paymentId: string } | { creditNoteId: string },
  given: { invoiceId: string; amountMinor: bigint; on: string },
  of: Books = books,
): Promise<void> {
  const { invoiceId, amountMinor } = given;
  await on(given.on, (db) =>
    writeAllocations(db, [{ clientId: of.clientId, invoiceId, amountMinor, ...source }]),
  );
}

/** Money that goes back on a day, off a bill where one is named. */
export async function refund(
  paymentId: string,
  given: { amountMinor: bigint; on: string; invoiceId?: string },
  of: Books = books,
): Promise<string> {
  const id = newId();
  const { amountMinor, invoiceId } = given;
  await on(given.on, async (db) => {
    await db.refund.createMany({
      data: {
        id,
        clientId: of.clientId,
        paymentId,
        state: 'succeeded',
        currency: of.currency,
        amountMinor,
        refundedOn: dayToDb(given.on),
      },
    });
    await enter(db, of, {
      kind: 'refund',
      paymentId,
      amountMinor,
      on: given.on,
      ...(invoiceId && { invoiceId }),
    });
    if (invoiceId) {
      await writeAllocations(db, [
        { clientId: of.clientId, invoiceId, paymentId, amountMinor: -amountMinor, refundId: id },
      ]);
    }
  });
  return id;
}

/** What a bank takes back on one day, and gives again on another. */
export async function dispute(
  paymentId: string,
  given: { amountMinor: bigint; invoiceId: string; on: string; backOn?: string },
  of: Books = books,
): Promise<void> {
  const disputeId = newId();
  const { amountMinor, invoiceId } = given;
  const at = instantAt(zone, given.on, '12:00');
  await on(given.on, (db) =>
    db.dispute.createMany({
      data: {
        id: disputeId,
        clientId: of.clientId,
        paymentId,
        stripeDisputeId: `dp_${disputeId}`,
        status: 'needs_response',
        reason: 'general',
        currency: of.currency,
        amountMinor,
        saidAt: at,
        openedAt: at,
      },
    }),
  );
  const turns = [
    ['dispute', given.on, -amountMinor],
    ['dispute_reversal', given.backOn, amountMinor],
  ] as const;
  for (const [kind, day, allocated] of turns) {
    if (!day) continue;
    await on(day, async (db) => {
      await enter(db, of, { kind, paymentId, invoiceId, amountMinor, on: day });
      await writeAllocations(db, [
        { clientId: of.clientId, invoiceId, paymentId, amountMinor: allocated, disputeId },
      ]);
    });
  }
}

/** A credit note of a day; used at once for the invoice that it credits, unless it credits none. */
export async function credit(
  given: { amountMinor: bigint; on: string; invoiceId?: string; reason?: string },
  of: Books = books,
): Promise<string> {
  const id = newId();
  const { amountMinor, invoiceId } = given;
  const name = `C-${(number += 1)}`;
  await on(given.on, async (db) => {
    await db.creditNote.createMany({
      data: {
        id,
        clientId: of.clientId,
        invoiceId: invoiceId ?? null,
        number: name,
        currency: of.currency,
        totalMinor: amountMinor,
        issuedOn: dayToDb(given.on),
        reason: given.reason ?? null,
      },
    });
    await enter(db, of, {
      kind: 'credit_note',
      creditNoteId: id,
      amountMinor,
      on: given.on,
      ...(invoiceId && { invoiceId }),
    });
    if (invoiceId) {
      await writeAllocations(db, [
        { clientId: of.clientId, invoiceId, creditNoteId: id, amountMinor },
      ]);
    }
  });
  return id;
}

/** A bank debit that set out on a day for a bill, and is not certain yet. */
export async function setOut(
  given: { amountMinor: bigint; invoiceId: string; on: string; expectedOn: string },
  of: Books = books,
): Promise<string> {
  const id = newId();
  await on(given.on, async (db) => {
    await db.payment.createMany({
      data: {
        id,
        clientId: of.clientId,
        state: 'processing',
        method: 'bank_debit',
        currency: of.currency,
        amountMinor: given.amountMinor,
        instrument: 'First Sound Bank ···4471',
        expectedOn: dayToDb(given.expectedOn),
        createdAt: instantAt(zone, given.on, '12:00'),
      },
    });
    await writeAllocations(db, [
      {
        clientId: of.clientId,
        invoiceId: given.invoiceId,
        paymentId: id,
        amountMinor: given.amountMinor,
      },
    ]);
  });
  return id;
}
