import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';

/** Asks again for publishings whose time has come and whose job came to nothing. */
export async function tellDue(): Promise<void> {
  authorize(JOB, 'document.tell');
  await dbAs(JOB, async (db) => {
    const due = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT DISTINCT d.publishing_id AS id FROM document d
      WHERE d.state = 'outgoing' AND d.tells_at <= ${now()}`);
    for (const { id } of due) {
      await sendJob(db, 'document.tell', { publishingId: id }, { singletonKey: id });
    }
  });
}
