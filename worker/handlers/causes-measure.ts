import { measureCause, measureCauses } from '@/domain/causes/measure-cause';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ causeId }`: counts one anew. By the clock, each hour: all that are not done with, since days become known. */
export const countCauses: Handler = async ({ causeId }) => {
  if (causeId) await measureCause(JOB, causeId);
  else await measureCauses(JOB);
};
