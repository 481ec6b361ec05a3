import { dayIn, type Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** A question about a bill that the client has not called settled, as the client's page lists it. Ids are public. */
export type OpenQuestion = {
  id: string;
  invoiceId: string;
  invoiceNumber: string;
  /** What the line is called; null for the invoice as a whole. */
  line: string | null;
  kind: 'question' | 'dispute';
  state: 'open' | 'answered';
  /** Since when it has stood as it does. */
  since: Day;
};

export type OpenQuestionRow = Omit<OpenQuestion, 'since'> & { changedAt: string; zone: string };

/** More than these and somebody should call. */
const MOST = 20;

/** All of a client `c`, what waits for an answer first, as one JSON array for a bigger statement. */
export const OPEN_QUESTIONS = sql`(
  SELECT coalesce(json_agg(asked), '[]') FROM (
    SELECT q.id, q.invoice_id AS "invoiceId", coalesce(i.number, '') AS "invoiceNumber", l.description AS line, q.kind, q.state,
           q.changed_at AS "changedAt", f.zone
    FROM line_question q JOIN invoice i ON i.id = q.invoice_id LEFT JOIN invoice_line l ON l.id = q.line_id CROSS JOIN firm f
    WHERE q.client_id = c.id AND q.state <> 'settled'
    ORDER BY q.state, q.changed_at, q.id LIMIT ${MOST}) asked)`;

export function toOpenQuestion({ changedAt, zone, ...question }: OpenQuestionRow): OpenQuestion {
  return {
    ...question,
    id: publicId('qu', question.id),
    invoiceId: publicId('in', question.invoiceId),
    since: dayIn(zone, new Date(changedAt)),
  };
}
