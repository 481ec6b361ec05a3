import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { SigningKind } from '../documents/signing-view';

/** What somebody at a client did not sign. */
export type DueSigning = {
  documentId: string;
  title: string;
  kind: SigningKind;
  state: 'declined' | 'expired';
  client: { name: string; nameLang: string | null };
};

type Row = Omit<DueSigning, 'client'> & { clientName: string; clientLang: string | null };

const MOST = 8;
/** For how long it stands there: by then somebody has called, or nobody will. */
const LASTS_DAYS = 14;

/**
 * What was declined or ran out lately at the reader's clients and was not asked anew, the last one first: somebody is to
 * call. One statement.
 */
export async function listDueSigning(actor: Actor): Promise<DueSigning[]> {
  authorizeEmployee(actor, 'signing.list');
  const since = new Date(now().getTime() - LASTS_DAYS * 86_400_000);
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT r.document_id AS "documentId", d.title, r.kind, r.state, c.name AS "clientName", c.name_lang AS "clientLang"
      FROM signature_request r JOIN document d ON d.id = r.document_id JOIN client c ON c.id = r.client_id
      WHERE r.state IN ('declined', 'expired') AND r.ended_at > ${since} AND d.state = 'published' AND c.left_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM signature_request n WHERE n.document_id = r.document_id AND n.created_at > r.created_at)
      ORDER BY r.ended_at DESC, r.id LIMIT ${MOST}`);
    return rows.map(({ clientName, clientLang, ...row }) => ({
      ...row,
      documentId: publicId('do', row.documentId),
      client: { name: clientName, nameLang: clientLang },
    }));
  });
}
