import { rejudgeAll } from '@/domain/friction/rejudge-all';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** A rule was set otherwise: every client, in jobs of their own. */
export const rejudgeAllClients: Handler = async () => {
  await rejudgeAll(JOB);
};
