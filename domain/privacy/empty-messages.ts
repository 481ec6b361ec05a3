import { JOB } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';

/**
 * Empties what erased people wrote about bills, but for where the client is under a legal hold, or the bill is disputed: there the
 * words may be needed as evidence. Once that has ended they go with the next sweep.
 */
export async function emptyMessages(): Promise<void> {
  await dbAs(JOB, emptyMessagesIn);
}

/** As `emptyMessages`, in the transaction that erases a person. */
export async function emptyMessagesIn(db: Db): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE line_message m SET body = ''
    FROM line_question q
    WHERE q.id = m.question_id AND m.body <> '' AND m.author_id IN (SELECT app.erasing())
      AND NOT app.is_held(m.client_id, NULL)
      AND NOT (q.kind = 'dispute' AND q.state <> 'settled')
      AND NOT EXISTS (SELECT 1 FROM allocation a JOIN dispute d ON d.payment_id = a.payment_id
                       WHERE a.invoice_id = q.invoice_id AND d.closed_at IS NULL)`);
}
