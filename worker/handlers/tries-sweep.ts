import { sweepGuesses } from '@/domain/access/count-guess';
import { sweepChallenges } from '@/domain/passkeys/sweep-challenges';
import { JOB } from '@/lib/actor';
import { sweepTries } from '@/lib/rate-limit';
import type { Handler } from '../handler';

/**
 * Each hour: what was counted and nobody asks about any more, with the addresses that are its keys, and challenges that nobody
 * answered.
 */
export const sweepOldTries: Handler = async () => {
  await sweepTries(JOB);
  await sweepGuesses(JOB);
  await sweepChallenges(JOB);
};
