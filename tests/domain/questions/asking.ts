import { answerQuestion } from '@/domain/questions/answer-question';
import { askQuestion, type Asking } from '@/domain/questions/ask-question';
import { replyToQuestion } from '@/domain/questions/reply-to-question';
import { newId, publicId } from '@/lib/ids';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, tom } = cast;

async function linesOf(invoiceId: string): Promise<string[]> {
  const rows = await ownerQuery<{ id: string }>(
    'SELECT id FROM invoice_line WHERE invoice_id = $1 ORDER BY position',
    [invoiceId],
  );
  return rows.map(({ id }) => id);
}

export async function billWithLine(): Promise<{ invoiceId: string; lineId: string }> {
  const invoiceId = await makeSent();
  const [lineId = ''] = await linesOf(invoiceId);
  return { invoiceId, lineId };
}

export function asking(
  where: { invoiceId: string; lineId: string | null },
  changes: Partial<Asking> = {},
) {
  return { ...where, kind: 'question' as const, text: 'What is this?', key: newId(), ...changes };
}

export async function ask(changes: Partial<Asking> = {}, actor = dana) {
  const bill = await billWithLine();
  const { id } = await askQuestion(actor, asking(bill, changes));
  return { ...bill, id };
}

export const answer = (id: string, text = 'The receipts of September.') =>
  answerQuestion(tom, { id, text, key: newId() });
export const reply = (id: string, text = 'Not quite.') =>
  replyToQuestion(dana, { id, text, key: newId() });

export async function stateOf(id: string) {
  const [row] = await ownerQuery<{ state: string; kind: string; messages: number }>(
    `SELECT state, kind, (SELECT count(*)::int FROM line_message m WHERE m.question_id = q.id) AS messages
     FROM line_question q WHERE id = $1`,
    [id],
  );
  return row;
}

/** The log about a question and its invoice, since it was sent. */
export async function logOf({ id, invoiceId }: { id: string; invoiceId: string }) {
  const rows = await ownerQuery<{ type: string; data: Record<string, unknown> }>(
    `SELECT type, data FROM activity_event WHERE subject_id IN ($1, $2)
       AND type NOT IN ('invoice.created', 'invoice.sent') ORDER BY at, id`,
    [publicId('qu', id), publicId('in', invoiceId)],
  );
  return rows.map(({ type }) => type);
}
