import { tryInTheMorning } from '@/domain/scanner/try-in-the-morning';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each hour: whether the scanner still finds what it has to, once a day. */
export const tryTheScanner: Handler = async () => {
  await tryInTheMorning(JOB);
};
