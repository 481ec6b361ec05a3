import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { sweepIncoming } from '@/lib/storage';
import { authorize } from '../authorize';

/** An upload takes minutes, however slow the line. */
const HALF_WRITTEN_MS = 24 * 60 * 60_000;
/** A job has been tried often enough by then. */
const FORGOTTEN_MS = 60 * 60_000;
const MOST_AT_ONCE = 500;

/**
 * Puts right what no transaction could: removes what was half written when a process died, and asks again for staged
 * documents whose job came to nothing (a keyring that was not whole, a disk that was away).
 */
export async function sweepStaging(): Promise<void> {
  authorize(JOB, 'document.finish');
  await sweepIncoming(new Date(now().getTime() - HALF_WRITTEN_MS));
  await dbAs(JOB, async (db) => {
    const forgotten = await db.document.findMany({
      where: { state: 'staging', createdAt: { lt: new Date(now().getTime() - FORGOTTEN_MS) } },
      orderBy: { createdAt: 'asc' },
      take: MOST_AT_ONCE,
      select: { id: true },
    });
    for (const { id } of forgotten) {
      await sendJob(db, 'document.finish', { documentId: id }, { singletonKey: id });
    }
  });
}
