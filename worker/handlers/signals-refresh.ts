import { refreshSignals } from '@/domain/friction/refresh-signals';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ clientId }`: judges what the client did by all rules. */
export const refreshClientSignals: Handler = async ({ clientId }) => {
  if (clientId) await refreshSignals(JOB, clientId);
};
