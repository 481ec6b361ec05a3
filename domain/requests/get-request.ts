import type { Actor } from '@/lib/actor';
import { dayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { type Seers, sentSeers } from '../documents/seers';
import { REQUEST_COLUMNS, type RequestDbRow, toRequestRow } from './request-row';
import type { RequestItemView, RequestView, SentFile } from './request-view';

type FileRow = Omit<SentFile, 'state' | 'by' | 'at'> & {
  state: 'staging' | 'ready' | 'refused';
  byId: string | null;
  byName: string | null;
  at: string;
};

type Row = RequestDbRow & {
  note: string | null;
  askedBy: string | null;
  createdAt: Date;
  zone: string;
  seers: Seers;
  isSeenInPart: boolean;
  items: (Omit<RequestItemView, 'files'> & { files: FileRow[] })[];
};

const MOST_SEERS = 100;
const STATES = { staging: 'reading', ready: 'ready', refused: 'refused' } as const;

/**
 * One checklist with all that was sent for it. One statement.
 * @throws PortalError not_found
 */
export async function getRequest(actor: Actor, { id }: { id: string }): Promise<RequestView> {
  authorize(actor, 'request.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT ${REQUEST_COLUMNS}, r.note, r.created_at AS "createdAt", f.zone,
             ${sentSeers(sql`r.client_id`, sql`r.id`, MOST_SEERS)} AS seers,
             EXISTS (SELECT 1 FROM contact k WHERE k.client_id = r.client_id AND k.ended_at IS NULL
               AND EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND i.category = ANY (k.document_categories))
               AND EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = r.id AND i.category <> ALL (k.document_categories))) AS "isSeenInPart",
             (SELECT p.name FROM person p WHERE p.id = r.asked_by) AS "askedBy",
             (SELECT coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'hint', i.hint, 'optional', i.optional, 'category', i.category,
                       'state', i.state, 'reason', i.reason,
                       'files', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'filename', d.filename,
                                   'sizeBytes', d.size_bytes, 'state', d.state, 'refusal', d.refusal,
                                   'isSentBack', d.sent_back_at IS NOT NULL, 'byId', d.uploaded_by, 'byName', p.name,
                                   'at', d.created_at) ORDER BY d.created_at, d.id), '[]')
                                   FROM document d LEFT JOIN person p ON p.id = d.uploaded_by WHERE d.item_id = i.id))
                       ORDER BY i.position), '[]')
                FROM request_item i WHERE i.request_id = r.id) AS items
      FROM document_request r JOIN client c ON c.id = r.client_id CROSS JOIN firm f WHERE r.id = ${id}::uuid`),
  );
  if (!row) throw notFound();
  return {
    ...toRequestRow(row),
    note: row.note,
    askedBy: row.askedBy,
    seers: row.seers,
    isSeenInPart: row.isSeenInPart,
    askedOn: dayIn(row.zone, row.createdAt),
    items: row.items.map((item) => ({
      ...item,
      id: publicId('ri', item.id),
      files: item.files.map((file) => toFile(file, actor)),
    })),
  };
}

function toFile({ id, state, byId, byName, at, ...file }: FileRow, actor: Actor): SentFile {
  return {
    ...file,
    id: publicId('do', id),
    state: STATES[state],
    by: byName === null ? null : { name: byName, isReader: byId === actor.personId },
    at: new Date(at),
  };
}
