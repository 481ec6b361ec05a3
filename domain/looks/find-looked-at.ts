import type { OnlookerActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { DocumentCategory } from '@/lib/document-category';

/** What decides whether a paper opens at all. */
type LookedAt = { category: DocumentCategory; state: string };

/**
 * A document that the contact sees whose eyes are borrowed: whoever looks opens nothing that the contact could not.
 * @throws PortalError not_found
 */
export async function findLookedAt(actor: OnlookerActor, documentId: string): Promise<LookedAt> {
  const [document] = await readAs(actor, (db) =>
    db.$queryRaw<LookedAt[]>(sql`
      SELECT d.category, d.state FROM document d
      WHERE d.id = ${documentId}::uuid AND d.state <> 'refused'`),
  );
  if (!document) throw notFound();
  return document;
}
