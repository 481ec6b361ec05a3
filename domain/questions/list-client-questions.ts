import type { Actor } from '@/lib/actor';
import { dayIn, type Day } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { QuestionKind, QuestionState } from './question-view';

/** A question of a client's that is not settled, as the client's page lists it. Ids are public. */
export type OpenQuestion = {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  /** What the line is called; null for the invoice as a whole. */
  line: string | null;
  kind: QuestionKind;
  state: Exclude<QuestionState, 'settled'>;
  /** Since when it has stood as it does. */
  since: Day;
};

/** More than these and somebody should call. */
const MOST = 20;

/** What one client has asked and not yet called settled: what waits for an answer first. One statement. */
export async function listClientQuestions(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<OpenQuestion[]> {
  authorizeEmployee(actor, 'question.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<(Omit<OpenQuestion, 'since'> & { changedAt: Date; zone: string })[]>(sql`
      SELECT q.id, q.invoice_id AS "invoiceId", coalesce(i.number, '') AS "invoiceNumber", l.description AS line, q.kind, q.state,
             q.changed_at AS "changedAt", f.zone
      FROM line_question q JOIN invoice i ON i.id = q.invoice_id LEFT JOIN invoice_line l ON l.id = q.line_id CROSS JOIN firm f
      WHERE q.client_id = ${clientId}::uuid AND q.state <> 'settled'
      ORDER BY q.state, q.changed_at, q.id LIMIT ${MOST}`),
  );
  return rows.map(({ changedAt, zone, ...question }) => ({
    ...question,
    id: publicId('qu', question.id),
    invoiceId: publicId('in', question.invoiceId),
    since: dayIn(zone, changedAt),
  }));
}
