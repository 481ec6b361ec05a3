import type { EmployeeActor } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { type DocumentView, getDocument } from '../documents/get-document';
import { type DocumentStanding, getStanding, getTombstone, type Tombstone } from './get-standing';

export type FirmDocument =
  { document: DocumentView; standing: DocumentStanding } | { tombstone: Tombstone };

/**
 * A document with how it stands, or what is left of one that was destroyed. Two statements.
 * @throws PortalError not_found for what was never there
 */
export async function findForFirm(
  actor: EmployeeActor,
  { documentId }: { documentId: string },
): Promise<FirmDocument> {
  authorizeEmployee(actor, 'record.read');
  return readAs(actor, async () => {
    try {
      const document = await getDocument(actor, documentId);
      return { document, standing: await getStanding(actor, { documentId }) };
    } catch (error) {
      if (!(error instanceof PortalError) || error.code !== 'not_found') throw error;
      return { tombstone: await getTombstone(actor, { documentId }) };
    }
  });
}
