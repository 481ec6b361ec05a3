import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';

/** Asks again for seasons whose job came to nothing; one that is being read is not asked for twice. */
export async function sweepSeasons(): Promise<void> {
  authorize(JOB, 'season.read');
  await dbAs(JOB, async (db) => {
    const reading = await db.season.findMany({ where: { state: 'reading' }, select: { id: true } });
    for (const { id } of reading) {
      await sendJob(db, 'season.read', { seasonId: id }, { singletonKey: id });
    }
  });
}
