import { JOB } from '@/lib/actor';
import { dbAs, sql, sqlJoin } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { removeObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { SENSITIVE } from '../documents/sensitive';

/** Each takes about half a second of a core: a fifth of one, for as long as there are some. Whoever looks waits for no sweep. */
const MOST_AT_ONCE = 20;

/**
 * Asks for the previews of published sensitive documents that have none yet, the newest first, each as a job of its own,
 * and takes away those of documents that were taken back, and of versions that are not the newest any more.
 */
export async function sweepPreviews(): Promise<void> {
  authorize(JOB, 'document.preview');
  const kinds = sqlJoin(SENSITIVE.map((category) => sql`${category}::document_category`));
  const gone = await dbAs(JOB, async (db) => {
    const taken = await db.$queryRaw<{ storageKey: string | null }[]>(sql`
      DELETE FROM document_preview v WHERE EXISTS (
        SELECT 1 FROM document d WHERE d.id = v.document_id AND (d.state <> 'published' OR d.version <> v.version))
      RETURNING v.storage_key AS "storageKey"`);
    const waiting = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT d.id FROM document d
      WHERE d.state = 'published' AND d.category IN (${kinds})
        AND NOT EXISTS (SELECT 1 FROM document_preview v WHERE v.document_id = d.id)
      ORDER BY d.id DESC LIMIT ${MOST_AT_ONCE}`);
    for (const { id } of waiting) {
      await sendJob(db, 'document.preview', { documentId: id }, { singletonKey: id });
    }
    return taken;
  });
  for (const { storageKey } of gone) if (storageKey) await removeObject(storageKey);
}
