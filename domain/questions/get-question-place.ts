import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

/**
 * Where the firm answers a question: at its invoice, by its public id. One statement.
 * @throws PortalError not_found
 */
export async function getQuestionPlace(
  actor: Actor,
  { id }: { id: string },
): Promise<{ invoiceId: string }> {
  authorizeEmployee(actor, 'question.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ invoiceId: string }[]>(sql`
      SELECT q.invoice_id AS "invoiceId" FROM line_question q WHERE q.id = ${id}::uuid`),
  );
  if (!row) throw notFound();
  return { invoiceId: publicId('in', row.invoiceId) };
}
