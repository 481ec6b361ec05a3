import { sweepSignals } from '@/domain/friction/sweep-signals';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each minute: what did not happen. */
export const sweepDueSignals: Handler = async () => {
  await sweepSignals(JOB);
};
