import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { sendJob } from '@/lib/jobs';

/**
 * Says of a season that is going out that no more of it does. Who is in the middle of a step is waited for; the job ends
 * it then. Nothing where nothing goes on, or it is stopped already.
 * @returns whether it went on until now
 */
export async function stopRun(db: Db, publishingId: string): Promise<boolean> {
  const { count } = await db.publishingRun.updateMany({
    where: { id: publishingId, stoppedAt: null, endedAt: null },
    data: { stoppedAt: now() },
  });
  if (count > 0) await askForRun(db, publishingId);
  return count > 0;
}

/** Asks the worker to go on with it. */
export async function askForRun(db: Db, publishingId: string): Promise<void> {
  await sendJob(db, 'season.publish', { publishingId }, { singletonKey: publishingId });
}
