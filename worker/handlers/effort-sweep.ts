import { sweepEffort } from '@/domain/effort/sweep-effort';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each minute: whose visits have ended. */
export const sweepDueEffort: Handler = async () => {
  await sweepEffort(JOB);
};
