import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';
import { askForRun } from '../publishing/publishing-run';

/** Asks again for seasons that go out and whose job came to nothing; one that is being worked is not asked for twice. */
export async function sweepRuns(): Promise<void> {
  authorize(JOB, 'season.publish');
  await dbAs(JOB, async (db) => {
    const going = await db.publishingRun.findMany({
      where: { endedAt: null },
      select: { id: true },
    });
    for (const { id } of going) await askForRun(db, id);
  });
}
