import { wakeCases } from '@/domain/friction/cases/wake-cases';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each minute: the cases whose time has come are back. */
export const wakeDueCases: Handler = async () => {
  await wakeCases(JOB);
};
