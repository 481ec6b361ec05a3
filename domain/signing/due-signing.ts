import { now } from '@/lib/clock';
import { type Sql, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { SigningKind } from '../documents/signing-view';

/** What somebody at a client did not sign, or was not asked to. */
export type DueSigning = {
  documentId: string;
  title: string;
  kind: SigningKind;
  /** `not_asked`: it was to be asked for when its document was told of, and could not be. */
  state: 'declined' | 'expired' | 'not_asked';
  client: { name: string; nameLang: string | null };
};

export type DueSigningRow = Omit<DueSigning, 'client'> & {
  clientName: string;
  clientLang: string | null;
};

const MOST = 8;
/** For how long it stands there: by then somebody has called, or nobody will. */
const LASTS_DAYS = 14;

/**
 * What was declined or ran out lately at the reader's clients and was not asked anew, or could not be asked at all, the
 * last one first: somebody is to call. A statement.
 */
export function dueSigning(): Sql {
  const since = new Date(now().getTime() - LASTS_DAYS * 86_400_000);
  return sql`
    SELECT s.document_id AS "documentId", d.title, s.kind, s.state, c.name AS "clientName", c.name_lang AS "clientLang"
    FROM (SELECT r.document_id, r.client_id, r.kind, r.state::text, r.ended_at AS at FROM signature_request r
           WHERE r.state IN ('declined', 'expired') AND r.ended_at > ${since}
             AND NOT EXISTS (SELECT 1 FROM signature_request n WHERE n.document_id = r.document_id AND n.created_at > r.created_at)
          UNION ALL
          SELECT p.document_id, p.client_id, p.kind, 'not_asked', p.failed_at FROM signing_plan p WHERE p.failed_at > ${since}) s
    JOIN document d ON d.id = s.document_id JOIN client c ON c.id = s.client_id
    WHERE d.state = 'published' AND c.left_at IS NULL
    ORDER BY s.at DESC, s.document_id LIMIT ${MOST}`;
}

export function toDueSigning({ clientName, clientLang, ...row }: DueSigningRow): DueSigning {
  return {
    ...row,
    documentId: publicId('do', row.documentId),
    client: { name: clientName, nameLang: clientLang },
  };
}
