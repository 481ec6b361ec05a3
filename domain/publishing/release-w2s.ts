import type { ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql, sqlJoin } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { type DocumentFacts, VERSION_COLUMNS } from '../documents/document-version';
import { tellAudience, type Told } from './tell-audience';

/**
 * Furnishes the W-2s that are held from somebody who agrees now, and tells them where they are. What went to them on paper
 * stays with that. In the transaction of their consent.
 * @returns how many there are
 */
export async function releaseW2s(db: Db, actor: ContactActor): Promise<number> {
  const { contactId, clientId } = actor;
  const rows = await db.w2Delivery.findMany({
    where: { contactId, furnishedAt: null, handedOverAt: null },
    select: { documentId: true },
  });
  if (rows.length === 0) return 0;
  await db.w2Delivery.updateMany({
    where: { contactId, furnishedAt: null, handedOverAt: null },
    data: { furnishedAt: now() },
  });
  const ids = sqlJoin(rows.map(({ documentId }) => sql`${documentId}::uuid`));
  // What was taken back meanwhile is not shown by a consent.
  const documents = await db.$queryRaw<DocumentFacts[]>(
    sql`SELECT ${VERSION_COLUMNS} FROM document d WHERE d.id IN (${ids}) AND d.state = 'published' ORDER BY d.id`,
  );
  for (const { id } of documents) {
    await recordActivity(db, actor, {
      type: 'document.released',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
      by: 'system',
    });
  }
  if (documents.length === 0) return 0;
  const told = documents.map((document): Told => ({ ...document, clientId }));
  await tellAudience(db, told, { only: contactId });
  return documents.length;
}
