import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import type { DocumentFacts } from '../documents/document-version';
import { lockPublished } from './lock-published';
import { requireReplaceable } from './require-replaceable';

/**
 * A document that takes a newer file, held until the transaction ends.
 * @throws PortalError not_found; conflict where it is not published, where it is signed or somebody is asked to, or where
 * another newer file waits: one that was refused makes room for the next
 */
export async function requireVersionable(
  db: Db,
  documentId: string,
): Promise<DocumentFacts & { clientId: string }> {
  const document = await lockPublished(db, documentId);
  await requireReplaceable(db, documentId);
  const waiting = await db.document.findFirst({
    where: { versionOfId: documentId, state: { not: 'refused' } },
    select: { id: true },
  });
  if (waiting) throw new PortalError('conflict', 'documentVersions.errors.one_waits');
  return document;
}
