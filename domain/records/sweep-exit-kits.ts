import { JOB } from '@/lib/actor';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { sweepZips } from './sweep-zips';

/** Ends the kits whose days are over, and asks again for those whose making came to nothing. */
export async function sweepExitKits(): Promise<void> {
  authorize(JOB, 'exit_kit.make');
  await sweepZips('exit_kit', (db, kitId) =>
    sendJob(db, 'exit_kit.make', { kitId }, { singletonKey: kitId }),
  );
}
