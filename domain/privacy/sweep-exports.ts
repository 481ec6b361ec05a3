import { JOB } from '@/lib/actor';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { sweepZips } from '../records/sweep-zips';

/** Ends the exports whose days are over, and asks again for those whose making came to nothing. */
export async function sweepExports(): Promise<void> {
  authorize(JOB, 'person_export.make');
  await sweepZips('person_export', (db, exportId) =>
    sendJob(db, 'person_export.make', { exportId }, { singletonKey: exportId }),
  );
}
