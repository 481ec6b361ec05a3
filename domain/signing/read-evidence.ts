import { type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { frameOf } from '../paper/paper-frame';
import type { Drawing } from '../documents/signing-view';
import type { ProvedBy } from './write-answer';

export type EvidenceSignerRow = {
  name: string;
  email: string;
  way: 'typed' | 'drawn';
  signedName: string | null;
  drawing: Drawing | null;
  statement: string;
  provedAt: string;
  /** Null for those who signed before there was another way than the password. */
  provedBy: ProvedBy | null;
  actedAt: string;
  ip: string | null;
  userAgent: string | null;
};

export type TrailRow = { at: Date; type: string; name: string | null };

/** All that is known of one signing that is complete. */
export type EvidenceFacts = {
  id: string;
  documentId: string;
  clientId: string;
  title: string;
  pages: number | null;
  sizeBytes: bigint;
  sha256: Uint8Array;
  client: string;
  askedAt: Date;
  completeAt: Date;
  signers: EvidenceSignerRow[];
  trail: TrailRow[];
  firm: Parameters<typeof frameOf>[0] & { zone: string };
};

type Row = Omit<EvidenceFacts, 'trail' | 'firm'> & EvidenceFacts['firm'] & { firmName: string };

/** So many rows of the log stand in the evidence; the log itself has them all. */
const MOST_TRAIL = 60;

/** Two statements; null where not all have signed, or the signed version is there already. */
export async function readEvidence(db: Reads, requestId: string): Promise<EvidenceFacts | null> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT r.id, r.document_id AS "documentId", r.client_id AS "clientId", d.title, d.pages, d.size_bytes AS "sizeBytes",
           r.document_sha256 AS sha256, c.name AS client, r.created_at AS "askedAt", r.ended_at AS "completeAt",
           (SELECT json_agg(json_build_object('name', s.name, 'email', s.email, 'way', s.way, 'signedName', s.signed_name,
              'drawing', s.drawing, 'statement', s.statement, 'provedAt', s.proved_at,
              'provedBy', s.proved_by, 'actedAt', s.acted_at,
              'ip', s.ip, 'userAgent', s.user_agent) ORDER BY s.position)
            FROM signature_signer s WHERE s.request_id = r.id) AS signers,
           f.name AS "firmName", f.address, f.locale, f.zone, f.logo, f.logo_type AS "logoType"
    FROM signature_request r JOIN document d ON d.id = r.document_id JOIN client c ON c.id = r.client_id CROSS JOIN firm f
    WHERE r.id = ${requestId}::uuid AND r.state = 'complete' AND r.kind = 'sign'
      AND NOT EXISTS (SELECT 1 FROM signed_document v WHERE v.request_id = r.id)`);
  if (!row) return null;
  const { firmName, address, locale, zone, logo, logoType, ...facts } = row;
  const trail = await db.$queryRaw<TrailRow[]>(sql`
    SELECT * FROM (
      SELECT DISTINCT ON (e.type, e.actor_id, CASE WHEN e.type = 'document.opened' THEN NULL ELSE e.id END)
             e.at, e.type, p.name
      FROM activity_event e LEFT JOIN person p ON p.id = e.actor_id
      WHERE e.subject_id = ${publicId('do', facts.documentId)} AND e.at >= ${facts.askedAt}
        AND (e.type IN ('signing.requested', 'signing.reminded', 'document.signed')
          OR (e.type = 'document.opened' AND e.by = 'client' AND e.at <= ${facts.completeAt}))
      ORDER BY e.type, e.actor_id, CASE WHEN e.type = 'document.opened' THEN NULL ELSE e.id END, e.at) all_of_it
    ORDER BY at LIMIT ${MOST_TRAIL}`);
  return { ...facts, trail, firm: { name: firmName, address, locale, zone, logo, logoType } };
}
