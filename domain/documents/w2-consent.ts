import { type Db, type Reads, sql, sqlJoin } from '@/lib/db';
import type { DocumentFacts } from './document-version';

/** What a client's pages say of the reader's W-2s. */
export type ToAnswer = {
  /** How many are held while the reader has said nothing; 0 once they have, whatever they said. */
  held: number;
  /** Whether there is, or was, a W-2 for the reader: only then is there something to change. */
  hasAny: boolean;
};

/** The same as a SELECT of one row, for the contact of a row's id. */
export function toAnswerOf(contactId: string) {
  return sql`
    SELECT (count(*) FILTER (WHERE w.furnished_at IS NULL AND w.handed_over_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM delivery_consent c WHERE c.contact_id = w.contact_id)))::int AS held,
           count(*) > 0 AS "hasAny"
    FROM w2_delivery w WHERE w.contact_id = ${contactId}::uuid`;
}

/**
 * Holds what these people say of their W-2s until the transaction ends, always in one order: a W-2 is not published, and a
 * consent not given, in between of each other, so that none stays held from somebody who has just agreed.
 */
export async function lockConsents(db: Db, contactIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(contactIds)].sort()) {
    await db.$queryRaw(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`consent ${id}`}, 0))::text`,
    );
  }
}

/** Those of the contacts who agree to have their W-2s electronically: the newest that they said counts. */
export async function listAgreed(db: Reads, contactIds: readonly string[]): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set();
  const ids = sqlJoin(contactIds.map((id) => sql`${id}::uuid`));
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT newest.contact_id AS id
    FROM (SELECT DISTINCT ON (c.contact_id) c.contact_id, c.act FROM delivery_consent c
           WHERE c.contact_id IN (${ids}) ORDER BY c.contact_id, c.at DESC, c.id DESC) newest
    WHERE newest.act = 'given'`);
  return new Set(rows.map(({ id }) => id));
}

/** From whom which of the documents are held, as "document contact". */
export async function listHeld(
  db: Reads,
  documents: readonly Pick<DocumentFacts, 'id' | 'form'>[],
): Promise<Set<string>> {
  const forms = documents.filter(({ form }) => form === 'w2');
  if (forms.length === 0) return new Set();
  const ids = sqlJoin(forms.map(({ id }) => sql`${id}::uuid`));
  const rows = await db.$queryRaw<{ documentId: string; contactId: string }[]>(sql`
    SELECT w.document_id AS "documentId", w.contact_id AS "contactId" FROM w2_delivery w
    WHERE w.document_id IN (${ids}) AND w.furnished_at IS NULL`);
  return new Set(rows.map(({ documentId, contactId }) => `${documentId} ${contactId}`));
}
