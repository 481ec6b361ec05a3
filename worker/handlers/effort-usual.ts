import { keepUsualEffort } from '@/domain/effort/keep-usual';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each hour: what a task usually takes. */
export const keepUsual: Handler = async () => {
  await keepUsualEffort(JOB);
};
