import { type Db, sql } from '@/lib/db';
import type { DocumentCategory } from '@/lib/document-category';
import { OWN_CATEGORY } from '../documents/own-category';

/** A document as whoever deletes it has to know it. */
export type LockedRecord = {
  id: string;
  clientId: string | null;
  title: string;
  category: DocumentCategory;
  ownCategory: string | null;
  year: number;
  sizeBytes: bigint;
  sha256: Uint8Array | null;
  /** It was given to the client, or the client sent it and the firm has looked at it. */
  isRecord: boolean;
  isLeaving: boolean;
};

/**
 * Whether the document `d` is a record: what was given to a client, whether or not it was taken back, and what a client sent,
 * once the firm has accepted it or sent it back, or asks for it no more. All else is discarded or taken back, and was never one.
 */
export const IS_RECORD = sql`
  (d.client_id IS NOT NULL AND (d.state IN ('published', 'withdrawn') OR (d.state = 'ready' AND EXISTS
    (SELECT 1 FROM request_item ri JOIN document_request rr ON rr.id = ri.request_id
      WHERE ri.id = d.item_id AND (ri.state <> 'sent' OR d.sent_back_at IS NOT NULL OR rr.state <> 'open')))))`;

/** Whether the document `d` is about to be destroyed. */
export const IS_LEAVING = sql`
  EXISTS (SELECT 1 FROM document_deletion dx WHERE dx.document_id = d.id AND dx.cancelled_at IS NULL)`;

/** Whether a hold stands on the document `d` or on all of its client's, as far as the reader sees holds. */
export const IS_HELD = sql`
  EXISTS (SELECT 1 FROM legal_hold dh WHERE dh.client_id = d.client_id AND dh.lifted_at IS NULL
             AND (dh.document_id IS NULL OR dh.document_id = d.id))`;

/** The document, held until the transaction ends; undefined for one that the actor does not see. */
export async function lockRecord(db: Db, documentId: string): Promise<LockedRecord | undefined> {
  await db.$queryRaw(sql`SELECT d.id FROM document d WHERE d.id = ${documentId}::uuid FOR UPDATE`);
  const [row] = await db.$queryRaw<LockedRecord[]>(sql`
    SELECT d.id, d.client_id AS "clientId", d.title, d.category, ${OWN_CATEGORY} AS "ownCategory", d.year, d.size_bytes AS "sizeBytes", d.sha256,
           ${IS_RECORD} AS "isRecord", ${IS_LEAVING} AS "isLeaving"
    FROM document d WHERE d.id = ${documentId}::uuid`);
  return row;
}
