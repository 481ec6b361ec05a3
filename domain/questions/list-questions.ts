import type { Actor } from '@/lib/actor';
import { dayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import type { QuestionKind, QuestionState, QuestionView } from './question-view';

type Row = {
  id: string;
  lineId: string | null;
  kind: QuestionKind;
  state: QuestionState;
  settledAt: Date | null;
  zone: string;
  messages: {
    id: string;
    fromClient: boolean;
    authorId: string;
    name: string | null;
    nameLang: string | null;
    body: string;
    at: string;
  }[];
};

/** Everything that was asked about an invoice and its lines, the oldest first. One statement. */
export async function listQuestions(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<QuestionView[]> {
  authorize(actor, 'question.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT q.id, q.line_id AS "lineId", q.kind, q.state, q.settled_at AS "settledAt", f.zone,
             (SELECT coalesce(json_agg(json_build_object('id', m.id, 'fromClient', m.from_client, 'authorId', m.author_id,
                       'name', p.name, 'nameLang', p.name_lang, 'body', m.body, 'at', m.created_at)
                       ORDER BY m.created_at, m.id), '[]')
                FROM line_message m LEFT JOIN person p ON p.id = m.author_id WHERE m.question_id = q.id) AS messages
      FROM line_question q CROSS JOIN firm f
      WHERE q.invoice_id = ${invoiceId}::uuid ORDER BY q.created_at, q.id`),
  );
  return rows.map(({ id, lineId, kind, state, settledAt, zone, messages }) => ({
    id: publicId('qu', id),
    lineId: lineId && publicId('li', lineId),
    kind,
    state,
    settledOn: settledAt && dayIn(zone, settledAt),
    messages: messages.map(({ authorId, name, nameLang, at, ...message }) => ({
      ...message,
      id: publicId('lm', message.id),
      author: name === null ? null : { name, nameLang, isReader: authorId === actor.personId },
      at: new Date(at),
    })),
  }));
}
