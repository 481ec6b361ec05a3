import { sweepGuesses } from '@/domain/access/count-guess';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { sweepMonthKeys } from '@/domain/person-keys/sweep-month-keys';
import { JOB } from '@/lib/actor';
import { sweepTries } from '@/lib/rate-limit';
import type { Handler } from '../handler';

/**
 * Each hour: what was counted and nobody asks about any more, with the addresses that are its keys, codes and challenges
 * that nobody answered, and what the log holds of strangers, once its time is over.
 */
export const sweepOldTries: Handler = async () => {
  await sweepTries(JOB);
  await sweepGuesses(JOB);
  await sweepSignIns(JOB);
  await sweepMonthKeys(JOB);
};
