import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type LockedInvoice, lockInvoice } from '../invoices/lock-invoice';
import type { QuestionKind, QuestionState } from './question-view';

/** A question as it stands, its invoice held until the transaction ends: who pays, reminds or writes waits. */
export type LockedQuestion = {
  id: string;
  lineId: string | null;
  /** What the line is called; null for the invoice as a whole. */
  line: string | null;
  kind: QuestionKind;
  state: QuestionState;
  invoice: LockedInvoice;
};

/** @throws PortalError not_found for another client's, as for none. */
export async function lockQuestion(db: Db, id: string): Promise<LockedQuestion> {
  const question = await db.lineQuestion.findUnique({ where: { id }, select: { invoiceId: true } });
  if (!question) throw notFound();
  const invoice = await lockInvoice(db, question.invoiceId);
  const [row] = await db.$queryRaw<Omit<LockedQuestion, 'invoice'>[]>(sql`
    SELECT q.id, q.line_id AS "lineId", l.description AS line, q.kind, q.state
    FROM line_question q LEFT JOIN invoice_line l ON l.id = q.line_id WHERE q.id = ${id}::uuid`);
  if (!row) throw notFound();
  return { ...row, invoice };
}
