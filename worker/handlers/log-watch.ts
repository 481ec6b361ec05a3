import { keepCheckpoint } from '@/domain/sealing/keep-checkpoint';
import { mailCheckpoint } from '@/domain/sealing/mail-checkpoint';
import { watchSealing } from '@/domain/sealing/watch-sealing';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each minute: whether what happens is sealed, and the checkpoint of the day and the mail of the week where they are due. */
export const watchLog: Handler = async () => {
  await watchSealing(JOB);
  await keepCheckpoint(JOB);
  await mailCheckpoint(JOB);
};
