import { JOB } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { indexKeys } from './word-numbers';

/** What a worker reads in a minute or a few; the next sweep asks for the next. */
const MOST_AT_ONCE = 500;

/**
 * Asks for the words of documents that have none yet, or under a key that is no longer the newest, the newest documents
 * first; takes away what was written while its document was taken back, and what leads to words of old keys once no
 * document has them. Each document is a job of its own: whatever ends the worker, the rest is asked for again.
 */
export async function sweepWords(): Promise<void> {
  authorize(JOB, 'document.index');
  const [newest] = indexKeys();
  if (!newest) return;
  await dbAs(JOB, async (db) => {
    await db.$executeRaw(sql`
      DELETE FROM document_index x WHERE EXISTS (
        SELECT 1 FROM document d WHERE d.id = x.document_id AND d.state NOT IN ('ready', 'outgoing', 'published'))`);
    const waiting = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT d.id FROM document d
      WHERE d.state IN ('ready', 'outgoing', 'published') AND d.version_of IS NULL
        AND NOT EXISTS (SELECT 1 FROM document_index x WHERE x.document_id = d.id AND x.key_id = ${newest.id})
      ORDER BY d.id DESC LIMIT ${MOST_AT_ONCE}`);
    for (const { id } of waiting) {
      await sendJob(db, 'document.index', { documentId: id }, { singletonKey: id });
    }
    if (waiting.length > 0) return;
    await db.searchWord.deleteMany({
      where: { OR: [{ keyId: { lt: newest.id } }, { keyId: { gt: newest.id } }] },
    });
  });
}
