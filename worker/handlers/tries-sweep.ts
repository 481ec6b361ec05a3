import { sweepGuesses } from '@/domain/access/count-guess';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { JOB } from '@/lib/actor';
import { sweepTries } from '@/lib/rate-limit';
import type { Handler } from '../handler';

/**
 * Each hour: what was counted and nobody asks about any more, with the addresses that are its keys, and codes and challenges
 * that nobody answered.
 */
export const sweepOldTries: Handler = async () => {
  await sweepTries(JOB);
  await sweepGuesses(JOB);
  await sweepSignIns(JOB);
};
