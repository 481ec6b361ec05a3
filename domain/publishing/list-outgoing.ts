import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

/** Documents that were published together, and that nobody at the clients sees yet. */
export type OutgoingBatch = {
  id: string;
  /** From when on the clients see them; null while more of them go out. */
  tellsAt: Date | null;
  by: { name: string; isReader: boolean };
  documents: number;
  clients: number;
  /** The first of them, by client. */
  shown: { id: string; title: string; client: { name: string; nameLang: string | null } }[];
};

const MOST_BATCHES = 20;
const MOST_SHOWN = 50;

type Row = Omit<OutgoingBatch, 'by'> & { name: string | null; isReader: boolean };

/** What was published to the clients that the employee looks after, and can be taken back yet. One statement. */
export async function listOutgoing(actor: Actor): Promise<OutgoingBatch[]> {
  authorizeEmployee(actor, 'document.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT b.id, b.tells_at AS "tellsAt", b.documents, b.clients, b.published_by = ${actor.personId}::uuid AS "isReader",
             (SELECT p.name FROM person p WHERE p.id = b.published_by) AS name, s.shown
      FROM (SELECT d.publishing_id AS id, min(d.tells_at) AS tells_at, d.published_by, count(*)::int AS documents,
                   count(DISTINCT d.client_id)::int AS clients
              FROM document d WHERE d.state = 'outgoing' GROUP BY d.publishing_id, d.published_by
             ORDER BY min(d.tells_at), d.publishing_id LIMIT ${MOST_BATCHES}) b,
           LATERAL (SELECT json_agg(json_build_object('id', o.id, 'title', o.title,
                             'client', json_build_object('name', o.name, 'nameLang', o.name_lang)) ORDER BY o.name, o.title, o.id) AS shown
                      FROM (SELECT d.id, d.title, c.name, c.name_lang FROM document d JOIN client c ON c.id = d.client_id
                             WHERE d.publishing_id = b.id AND d.state = 'outgoing' ORDER BY c.name, d.title, d.id LIMIT ${MOST_SHOWN}) o) s
      ORDER BY b.tells_at, b.id`),
  );
  return rows.map(({ name, isReader, ...row }) => ({
    ...row,
    id: publicId('pb', row.id),
    by: { name: name ?? '', isReader },
    shown: row.shown.map((each) => ({ ...each, id: publicId('do', each.id) })),
  }));
}
