import type { Db } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { type DocumentFacts, lockDocuments } from '../documents/document-version';

/**
 * A document that clients see, held until the transaction ends.
 * @throws PortalError not_found; conflict where it is not published, or not any more
 */
export async function lockPublished(
  db: Db,
  documentId: string,
): Promise<DocumentFacts & { clientId: string }> {
  const [document] = await lockDocuments(db, [documentId]);
  if (!document) throw notFound();
  const { clientId } = document;
  if (document.state !== 'published' || !clientId) {
    throw new PortalError('conflict', 'documentVersions.errors.not_published');
  }
  return { ...document, clientId };
}
