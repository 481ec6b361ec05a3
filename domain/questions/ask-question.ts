import type { Actor, ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { authorizeContact } from '../authorize';
import { type LockedInvoice, lockInvoice } from '../invoices/lock-invoice';
import type { LockedQuestion } from './lock-question';
import { mailQuestion } from './mail-question';
import type { QuestionKind } from './question-view';
import { recordAsked } from './record-asked';
import { isWritten, type NewMessage, writeMessage } from './write-message';

export type Asking = NewMessage & {
  invoiceId: string;
  /** Null for the invoice as a whole. */
  lineId: string | null;
  kind: QuestionKind;
};

/**
 * A client asks about a line of a bill, or says that it is wrong; the account manager hears of it. A line has one question at
 * a time: while it is not settled, what is asked about the same line is said in it, and a question that turns out to be a
 * dispute becomes one.
 * @returns the id of the question
 * @throws PortalError not_found for another client's invoice, and a line that is not of it; conflict for a cancelled one
 */
export async function askQuestion(actor: Actor, asking: Asking): Promise<{ id: string }> {
  authorizeContact(actor, 'question.ask');
  return dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, asking.invoiceId);
    const line = await findLine(db, invoice, asking.lineId);
    const standing = await findStanding(db, asking);
    if (standing && (await isWritten(db, actor, standing, asking))) return { id: standing.id };
    if (invoice.state === 'void') throw new PortalError('conflict', 'questions.errors.void');
    const question: LockedQuestion = {
      id: standing?.id ?? (await insertQuestion(db, actor, invoice, asking)),
      lineId: asking.lineId,
      line,
      kind: standing?.kind === 'dispute' ? 'dispute' : asking.kind,
      state: standing?.state ?? 'open',
      invoice,
    };
    const becomesDispute = asking.kind === 'dispute' && standing?.kind === 'question';
    if (becomesDispute) {
      await db.lineQuestion.update({
        where: { id: question.id },
        data: { kind: 'dispute' },
        select: { id: true },
      });
    }
    await writeMessage(db, actor, question, asking, 'open');
    await recordAsked(db, actor, question, {
      text: asking.text,
      isNew: !standing || becomesDispute,
    });
    await mailQuestion(db, actor, question, asking);
    return { id: question.id };
  });
}

async function findLine(
  db: Db,
  invoice: LockedInvoice,
  lineId: string | null,
): Promise<string | null> {
  if (lineId === null) return null;
  const line = await db.invoiceLine.findFirst({
    where: { id: lineId, invoiceId: invoice.id },
    select: { description: true },
  });
  if (!line) throw notFound();
  return line.description;
}

/** The question about this line that is not settled, or the one that this very form began. */
async function findStanding(db: Db, { invoiceId, lineId, key }: Asking) {
  return db.lineQuestion.findFirst({
    where: {
      invoiceId,
      lineId,
      OR: [{ state: { not: 'settled' } }, { messages: { some: { id: key } } }],
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, kind: true, state: true },
  });
}

async function insertQuestion(
  db: Db,
  actor: ContactActor,
  { id: invoiceId, clientId }: LockedInvoice,
  { lineId, kind }: Asking,
): Promise<string> {
  const at = now();
  const id = newId();
  await db.lineQuestion.createMany({
    data: {
      ...{ id, clientId, invoiceId, lineId, kind },
      askedBy: actor.personId,
      createdAt: at,
      changedAt: at,
    },
  });
  return id;
}
