import { tryThresholds } from '@/domain/friction/trust/try-thresholds';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each hour, and when a rule was set otherwise: what the next thresholds would have raised. */
export const tryNextThresholds: Handler = async () => {
  await tryThresholds(JOB);
};
