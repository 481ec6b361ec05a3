import { type Db, type Reads, sql, sqlJoin } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import type { DocumentCategory } from '@/lib/document-category';
import type { DocumentFacts } from '../documents/document-version';
import { IS_FOR } from '../documents/seers';
import { isFor } from '../publishing/tell-audience';

/** The evidence of more would be longer than what they sign. */
export const MOST_SIGNERS = 10;

export type Signer = { contactId: string; name: string; email: string };

type Row = Signer & { categories: DocumentCategory[]; isHere: boolean };

/** Those who were chosen, in that order, each with whether they can see the document and come in. */
export async function listSigners(
  db: Db,
  document: DocumentFacts & { clientId: string },
  chosen: readonly string[],
): Promise<(Signer & { canSee: boolean })[]> {
  if (chosen.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT k.id AS "contactId", k.document_categories::text[] AS categories, p.name, p.email,
           k.ended_at IS NULL AND k.joined_at IS NOT NULL AS "isHere"
    FROM contact k JOIN person p ON p.id = k.person_id
    WHERE k.client_id = ${document.clientId}::uuid
      AND k.id IN (${sqlJoin(chosen.map((id) => sql`${id}::uuid`))})`);
  return chosen.flatMap((id) => {
    const found = rows.find(({ contactId }) => contactId === id);
    if (!found) return [];
    const { contactId, name, email, categories, isHere } = found;
    const canSee = isHere && isFor(document, { id, clientId: document.clientId, categories });
    return [{ contactId, name, email, canSee }];
  });
}

/**
 * The same, of whom each has to be one who can be asked.
 * @throws PortalError not_found for somebody who is not at the client; invalid (`signers`)
 */
export async function requireSigners(
  db: Db,
  document: DocumentFacts & { clientId: string },
  chosen: readonly string[],
): Promise<Signer[]> {
  const signers = await listSigners(db, document, chosen);
  if (signers.length < chosen.length) throw notFound();
  for (const { canSee, name } of signers) {
    if (canSee) continue;
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { signers: 'signing.errors.cannot_see' },
      values: { name },
    });
  }
  return signers;
}

/** Of those who were asked the ones who still see the document: what they may see may have changed since. */
export async function stillSeeing<S extends { contactId: string }>(
  db: Reads,
  documentId: string,
  asked: readonly S[],
): Promise<S[]> {
  if (asked.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT k.id FROM document d JOIN contact k ON k.client_id = d.client_id
    WHERE d.id = ${documentId}::uuid AND k.ended_at IS NULL AND ${IS_FOR}
      AND k.id IN (${sqlJoin(asked.map(({ contactId }) => sql`${contactId}::uuid`))})`);
  const seeing = new Set(rows.map(({ id }) => id));
  return asked.filter(({ contactId }) => seeing.has(contactId));
}
