import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { JOB } from '@/lib/actor';
import { sweepTries } from '@/lib/rate-limit';
import type { Handler } from '../handler';

/** Each hour: counts and codes that nobody asks about any more, and with them the addresses that are their keys. */
export const sweepOldTries: Handler = async () => {
  await sweepTries(JOB);
  await sweepSignIns(JOB);
};
