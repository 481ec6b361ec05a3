import type { MachineActor } from '@/lib/actor';
import { addDays, type Day, dayToDb, now } from '@/lib/clock';
import { type Db, dbAs, isUniqueViolation } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { MAX_AMOUNT_MINOR, moneyData, multiplyQuantity } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { addEntry } from '../ledger/add-entry';
import { writeAllocations } from '../ledger/write-allocations';
import type { RejectReason } from './source-line';
import type { StagedLine } from './staging';

/** Net 30, where the source names no due day. */
const USUAL_TERM_DAYS = 30;
/** PostgreSQL takes 65,535 parameters a statement; a line has nine. */
const LINES_A_STATEMENT = 2_000;

export type Taken = {
  /** How many of its lines stand in the portal now. */
  taken: number;
  rejected: { lineNumber: number; reason: RejectReason }[];
  isNew: boolean;
};

export type TakeOptions = {
  source: string;
  clientId: string;
  /** Paid in full on its day, or left open. */
  as: 'paid' | 'open';
};

/** Takes over one invoice or credit note that is not there yet, with all of its lines, in one transaction. */
export async function takeDocument(
  actor: MachineActor,
  lines: readonly StagedLine[],
  options: TakeOptions,
): Promise<Taken> {
  authorize(actor, 'import.run');
  const [first] = lines;
  if (!first) return { taken: 0, rejected: [], isNew: false };
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0n);
  if (total > MAX_AMOUNT_MINOR) return refuse(lines, 'amount_too_large');
  try {
    return await dbAs(actor, async (db) => {
      if (await numberIsTaken(db, first)) return refuse(lines, 'number_taken');
      if (first.kind === 'invoice') await addInvoice(db, actor, lines, total, options);
      else await addCreditNote(db, lines, total, options);
      return { taken: lines.length, rejected: [], isNew: true };
    });
  } catch (error) {
    // Another import, or the firm, gave the number in this very moment.
    if (isUniqueViolation(error)) return refuse(lines, 'number_taken');
    throw error;
  }
}

function amountOf(line: StagedLine): bigint {
  return multiplyQuantity(line.unitMinor, line.quantityMilli);
}

function refuse(lines: readonly StagedLine[], reason: RejectReason): Taken {
  const rejected = lines.map(({ lineNumber }) => ({ lineNumber, reason }));
  return { taken: 0, rejected, isNew: false };
}

async function numberIsTaken(db: Db, line: StagedLine): Promise<boolean> {
  const where = { number: line.documentKey };
  const select = { id: true };
  const row =
    line.kind === 'invoice'
      ? await db.invoice.findUnique({ where, select })
      : await db.creditNote.findUnique({ where, select });
  return row !== null;
}

async function addInvoice(
  db: Db,
  actor: MachineActor,
  lines: readonly StagedLine[],
  totalMinor: bigint,
  { source, clientId, as }: TakeOptions,
): Promise<void> {
  const first = lines[0]!;
  const id = newId();
  const { currency, issuedOn } = first;
  const dueOn = first.dueOn ?? addDays(issuedOn, USUAL_TERM_DAYS);
  const isPaid = as === 'paid' || totalMinor === 0n;
  await db.invoice.createMany({
    data: {
      id,
      clientId,
      title: titleOf(lines),
      currency,
      totalMinor,
      source,
      sourceKey: first.documentKey,
    },
  });
  for (const chunk of rowsOf(lines, clientId)) {
    await db.invoiceLine.createMany({ data: chunk.map((row) => ({ ...row, invoiceId: id })) });
  }
  await db.invoice.updateMany({
    where: { id },
    data: {
      state: isPaid ? 'paid' : 'open',
      number: first.documentKey,
      issuedOn: dayToDb(issuedOn),
      dueOn: dayToDb(dueOn),
      sentAt: dayToDb(issuedOn),
      paidMinor: isPaid ? totalMinor : 0n,
      paidAt: isPaid ? dayToDb(issuedOn) : null,
    },
  });
  const entry = { clientId, invoiceId: id, currency, on: issuedOn };
  await addEntry(db, { ...entry, kind: 'invoice', amountMinor: totalMinor });
  if (!isPaid) {
    await recordActivity(db, actor, {
      type: 'invoice.sent',
      clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { ...moneyData({ amountMinor: totalMinor, currency }), dueOn },
    });
  } else if (totalMinor > 0n) {
    const paymentId = await addPayment(db, {
      clientId,
      invoiceId: id,
      currency,
      totalMinor,
      issuedOn,
      source,
      sourceKey: first.documentKey,
    });
    await addEntry(db, { ...entry, kind: 'payment', paymentId, amountMinor: totalMinor });
  }
}

type PaidInFull = {
  clientId: string;
  invoiceId: string;
  currency: string;
  totalMinor: bigint;
  issuedOn: Day;
  source: string;
  sourceKey: string;
};

async function addPayment(db: Db, paid: PaidInFull): Promise<string> {
  const id = newId();
  const { clientId, invoiceId, totalMinor: amountMinor, issuedOn, ...rest } = paid;
  await db.payment.createMany({
    data: {
      ...rest,
      id,
      clientId,
      amountMinor,
      state: 'succeeded',
      method: 'other',
      receivedOn: dayToDb(issuedOn),
      createdAt: now(),
    },
  });
  await writeAllocations(db, [{ clientId, invoiceId, paymentId: id, amountMinor }]);
  return id;
}

async function addCreditNote(
  db: Db,
  lines: readonly StagedLine[],
  totalMinor: bigint,
  { source, clientId }: TakeOptions,
): Promise<void> {
  const first = lines[0]!;
  const id = newId();
  const { currency, issuedOn, documentKey } = first;
  await db.creditNote.createMany({
    data: {
      id,
      clientId,
      number: documentKey,
      currency,
      totalMinor,
      issuedOn: dayToDb(issuedOn),
      reason: titleOf(lines),
      source,
      sourceKey: documentKey,
    },
  });
  for (const chunk of rowsOf(lines, clientId)) {
    await db.creditNoteLine.createMany({
      data: chunk.map(({ detail: _detail, ...row }) => ({ ...row, creditNoteId: id })),
    });
  }
  await addEntry(db, {
    clientId,
    creditNoteId: id,
    currency,
    on: issuedOn,
    kind: 'credit_note',
    amountMinor: totalMinor,
  });
}

function* rowsOf(lines: readonly StagedLine[], clientId: string) {
  const rows = lines.map((line, place) => ({
    id: newId(),
    clientId,
    position: place + 1,
    description: line.description,
    detail: line.detail,
    quantityMilli: line.quantityMilli,
    unitMinor: line.unitMinor,
    amountMinor: amountOf(line),
  }));
  for (let at = 0; at < rows.length; at += LINES_A_STATEMENT) {
    yield rows.slice(at, at + LINES_A_STATEMENT);
  }
}

/** What it is for, in a few words: its first line, and how many more there are. */
function titleOf(lines: readonly StagedLine[]): string {
  const [first] = lines;
  const name = first?.description ?? '';
  return lines.length > 1 ? `${name} + ${lines.length - 1}` : name;
}
