import { type Db, sql, sqlEmpty } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import type { ObjectRef } from '@/lib/storage';
import { type DocumentFacts, VERSION_COLUMNS } from '../documents/document-version';

/** A document that is published and not told of yet. */
export type Outgoing = DocumentFacts &
  Pick<ObjectRef, 'storageKey' | 'wrappedKey' | 'keyId'> & {
    clientId: string;
    publishedBy: string;
  };

/** Why nothing of a publishing waits to be told of: more of it goes out still, it is over, or the actor sees none of it. */
export async function whyNone(db: Db, publishingId: string): Promise<PortalError> {
  const [known] = await db.$queryRaw<{ goesOn: boolean }[]>(
    sql`SELECT d.state = 'outgoing' AND d.tells_at IS NULL AS "goesOn" FROM document d
        WHERE d.publishing_id = ${publishingId}::uuid ORDER BY 1 DESC LIMIT 1`,
  );
  if (!known) return notFound();
  return new PortalError('conflict', known.goesOn ? 'outgoing.goes_on' : 'outgoing.is_over');
}

/**
 * What of one publishing still waits, locked until the transaction ends, always in one order: whoever takes it back or
 * tells of it at the same moment comes after, and finds nothing.
 */
export async function lockOutgoing(
  db: Db,
  { publishingId, ...only }: { publishingId: string; clientId?: string; documentId?: string },
): Promise<Outgoing[]> {
  const which = sql`
    d.publishing_id = ${publishingId}::uuid AND d.state = 'outgoing'
    ${only.clientId ? sql`AND d.client_id = ${only.clientId}::uuid` : sqlEmpty}
    ${only.documentId ? sql`AND d.id = ${only.documentId}::uuid` : sqlEmpty}`;
  await db.$queryRaw(sql`SELECT d.id FROM document d WHERE ${which} ORDER BY d.id FOR UPDATE`);
  return db.$queryRaw<Outgoing[]>(sql`
    SELECT ${VERSION_COLUMNS}, d.published_by AS "publishedBy", d.storage_key AS "storageKey",
           d.wrapped_key AS "wrappedKey", d.key_id AS "keyId"
    FROM document d WHERE ${which} ORDER BY d.id`);
}
