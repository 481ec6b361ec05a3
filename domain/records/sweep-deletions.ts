import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import type { DocumentCategory } from '@/lib/document-category';
import { isHeld } from '../intake/refuse-held';

/** What is carried out in one go; the next sweep goes on. */
const MOST_AT_ONCE = 500;

type Due = {
  id: string;
  documentId: string;
  clientId: string;
  category: DocumentCategory;
  year: number;
};

/**
 * Carries out the deletions whose time has come. First, in one transaction, the document's row goes, and with it the only copy of
 * its key, its words, its grants, and the key of every exit kit that it is in: from then on nobody can open it. Then its bytes are
 * removed. Whatever ends the worker in between, the next sweep goes on there: bytes that are gone already are no error. What can't
 * be done of one document keeps no other waiting.
 * @throws the first failure, once the others are done
 */
export async function sweepDeletions(): Promise<void> {
  authorize(JOB, 'document.destroy');
  const failures: unknown[] = [];
  const trying = (work: Promise<void>) => work.catch((error: unknown) => failures.push(error));
  const due = await dbAs(JOB, (db) =>
    db.$queryRaw<Due[]>(sql`
      SELECT x.id, x.document_id AS "documentId", x.client_id AS "clientId", x.category, x.year
      FROM document_deletion x WHERE x.cancelled_at IS NULL AND x.deleted_at IS NULL AND x.due_at <= ${now()}
      ORDER BY x.due_at, x.id LIMIT ${MOST_AT_ONCE}`),
  );
  for (const each of due) await trying(destroyKey(each));
  const left = await dbAs(JOB, (db) =>
    db.documentDeletion.findMany({
      where: { storageKeys: { isEmpty: false } },
      orderBy: { deletedAt: 'asc' },
      take: MOST_AT_ONCE,
      select: { id: true, storageKeys: true },
    }),
  );
  for (const { id, storageKeys } of left) await trying(removeBytes(id, storageKeys));
  if (failures.length > 0) throw failures[0];
}

async function destroyKey({ id, documentId, clientId, category, year }: Due): Promise<void> {
  await dbAs(JOB, async (db) => {
    // Before the row is held: whoever puts a hold on waits for this, or this for them.
    if (await isHeld(db, { id: documentId, clientId })) return;
    const at = now();
    const { count } = await db.documentDeletion.updateMany({
      where: { id, cancelledAt: null, deletedAt: null },
      data: { deletedAt: at, storageKeys: await filesOf(db, documentId) },
    });
    // Taken back, or carried out by another worker, since it was looked for.
    if (count === 0) return;
    const gone = await db.document.deleteMany({ where: { id: documentId } });
    if (gone.count !== 1) throw new Error(`Document ${documentId} was not removed.`);
    await endKitsWith(db, documentId);
    await recordActivity(db, JOB, {
      type: 'document.deleted',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { category, year },
    });
  });
}

/** A kit that holds a copy of it opens no more; its bytes go with the sweep of the kits. */
async function endKitsWith(db: Db, documentId: string): Promise<void> {
  await db.exitKit.updateMany({
    where: { state: 'ready', documents: { has: documentId } },
    data: { state: 'ended', wrappedKey: null, keyId: null, changedAt: now() },
  });
}

/**
 * All that is stored of a document: its file, the versions before and the one that waits, the signed one, its preview, and the
 * copies that were made for whoever has it open.
 */
async function filesOf(db: Db, documentId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>(sql`
    SELECT d.storage_key AS key FROM document d WHERE d.id = ${documentId}::uuid OR d.version_of = ${documentId}::uuid
    UNION SELECT v.storage_key FROM document_version v WHERE v.document_id = ${documentId}::uuid
    UNION SELECT s.storage_key FROM signed_document s WHERE s.document_id = ${documentId}::uuid
    UNION SELECT p.storage_key FROM document_preview p WHERE p.document_id = ${documentId}::uuid AND p.storage_key IS NOT NULL
    UNION SELECT m.storage_key FROM marked_copy m WHERE m.document_id = ${documentId}::uuid`);
  return rows.map(({ key }) => key);
}

async function removeBytes(id: string, storageKeys: readonly string[]): Promise<void> {
  for (const key of storageKeys) await removeObject(key);
  await dbAs(JOB, (db) =>
    db.documentDeletion.updateMany({
      where: { id, removedAt: null },
      data: { storageKeys: [], removedAt: now() },
    }),
  );
}
