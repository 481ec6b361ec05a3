import type { Actor } from '@/lib/actor';
import { dayFromDb, now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeContact } from '../authorize';
import type { SigningKind, SigningRow } from './signing-view';

/** More than these and somebody should call. */
const MOST = 30;

type Row = {
  id: string;
  documentId: string;
  kind: SigningKind;
  title: string;
  pages: number | null;
  dueOn: Date | null;
};

/** What the reader is asked to sign, or to confirm that they have read it, by its last day. One statement. */
export async function listSigning(actor: Actor): Promise<SigningRow[]> {
  authorizeContact(actor, 'signing.list');
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT r.id, r.document_id AS "documentId", r.kind, d.title, d.pages, r.due_on AS "dueOn"
      FROM signature_signer s
      JOIN signature_request r ON r.id = s.request_id
      JOIN document d ON d.id = r.document_id
      CROSS JOIN firm f
      WHERE s.contact_id = ${actor.contactId}::uuid AND s.state = 'waiting' AND r.state = 'open'
        AND (r.due_on IS NULL OR r.due_on >= (${now()}::timestamptz AT TIME ZONE f.zone)::date)
      ORDER BY r.due_on NULLS LAST, r.id LIMIT ${MOST}`);
    return rows.map((row) => ({
      ...row,
      id: publicId('sg', row.id),
      documentId: publicId('do', row.documentId),
      dueOn: row.dueOn && dayFromDb(row.dueOn),
    }));
  });
}
