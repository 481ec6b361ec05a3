import { createHash } from 'node:crypto';
import { readAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { madePart, type Making } from './kit-part';

/** What was agreed, asked and said, as the asker may see it: amounts in minor units, days and instants in ISO 8601. */
const PARTS = {
  agreements: (clientId: string) => sql`
    SELECT json_build_object('title', a.title, 'currency', a.currency, 'period', a.period, 'startsOn', a.starts_on,
             'endsOn', a.ends_on, 'dueDays', a.due_days, 'signedBy', a.signed_by_name, 'signedOn', a.signed_on,
             'items', (SELECT coalesce(json_agg(json_build_object('description', m.description, 'detail', m.detail,
                         'quantityMilli', m.quantity_milli, 'unitMinor', m.unit_minor) ORDER BY m.position), '[]')
                         FROM agreement_item m WHERE m.agreement_id = a.id)) AS row
    FROM agreement a WHERE a.client_id = ${clientId}::uuid ORDER BY a.starts_on, a.id`,
  credit_notes: (clientId: string) => sql`
    SELECT json_build_object('number', n.number, 'invoice', i.number, 'currency', n.currency, 'totalMinor', n.total_minor,
             'issuedOn', n.issued_on, 'reason', n.reason,
             'lines', (SELECT coalesce(json_agg(json_build_object('description', l.description, 'quantityMilli', l.quantity_milli,
                         'unitMinor', l.unit_minor, 'amountMinor', l.amount_minor) ORDER BY l.position), '[]')
                         FROM credit_note_line l WHERE l.credit_note_id = n.id)) AS row
    FROM credit_note n LEFT JOIN invoice i ON i.id = n.invoice_id
    WHERE n.client_id = ${clientId}::uuid ORDER BY n.issued_on, n.id`,
  questions: (clientId: string) => sql`
    SELECT json_build_object('invoice', i.number, 'line', l.description, 'kind', q.kind, 'state', q.state, 'askedAt', q.created_at,
             'messages', (SELECT coalesce(json_agg(json_build_object('by', p.name, 'fromClient', m.from_client, 'at', m.created_at,
                            'text', m.body) ORDER BY m.created_at, m.id), '[]')
                            FROM line_message m LEFT JOIN person p ON p.id = m.author_id WHERE m.question_id = q.id)) AS row
    FROM line_question q JOIN invoice i ON i.id = q.invoice_id LEFT JOIN invoice_line l ON l.id = q.line_id
    WHERE q.client_id = ${clientId}::uuid ORDER BY q.created_at, q.id`,
  requests: (clientId: string) => sql`
    SELECT json_build_object('title', r.title, 'note', r.note, 'dueOn', r.due_on, 'state', r.state, 'askedAt', r.created_at,
             'items', (SELECT coalesce(json_agg(json_build_object('title', m.title, 'hint', m.hint, 'optional', m.optional,
                         'state', m.state, 'reason', m.reason) ORDER BY m.position), '[]')
                         FROM request_item m WHERE m.request_id = r.id)) AS row
    FROM document_request r WHERE r.client_id = ${clientId}::uuid ORDER BY r.created_at, r.id`,
} as const;

const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** How many files `dataParts` makes. */
export const DATA_FILES = NAMES.length;

/** What is no paper, as JSON, a file for each kind. */
export async function* dataParts(making: Making): AsyncGenerator<ZipPart> {
  const { asker, kit, give, index } = making;
  const t = translator();
  const kind = t('records.kit.folder.data');
  for (const name of NAMES) {
    const rows = await readAs(asker, (db) =>
      db.$queryRaw<{ row: unknown }[]>(PARTS[name](kit.clientId)),
    );
    const text = `${JSON.stringify(
      rows.map(({ row }) => row),
      null,
      2,
    )}\n`;
    const path = give([kind], `${name.replace('_', '-')}.json`);
    index.push({
      ...{ path, kind, what: t(`records.kit.data.${name}`), of: '' },
      sizeBytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest(),
    });
    yield madePart(path, text, kit.askedAt);
  }
}
