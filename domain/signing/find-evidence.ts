import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { ObjectRef } from '@/lib/storage';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { documentContext } from '../documents/document-context';
import { readBytes } from '../documents/read-bytes';
import type { EvidencePaper } from './evidence-paper';
import { evidencePaper } from './evidence-texts';
import { readEvidence } from './read-evidence';

/**
 * What the signed version is made of: the document's own bytes and the page that proves the signing. Null where not all have
 * signed, or it is made already.
 * @throws StorageError
 */
export async function findEvidence(
  actor: Actor,
  { requestId }: { requestId: string },
): Promise<{ paper: EvidencePaper; original: Uint8Array<ArrayBuffer> } | null> {
  authorize(actor, 'signing.prove');
  const found = await readAs(actor, async (db) => {
    const facts = await readEvidence(db, requestId);
    if (!facts) return null;
    const [object] = await db.$queryRaw<ObjectRef[]>(sql`
      SELECT storage_key AS "storageKey", wrapped_key AS "wrappedKey", key_id AS "keyId", size_bytes AS "sizeBytes"
      FROM document WHERE id = ${facts.documentId}::uuid`);
    return object && { facts, object };
  });
  if (!found) return null;
  const { facts, object } = found;
  const context = documentContext(facts.documentId, facts.clientId);
  return {
    paper: evidencePaper(facts, translator()),
    original: await readBytes(object, context),
  };
}
