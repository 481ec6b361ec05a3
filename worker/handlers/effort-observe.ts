import { refreshEffort } from '@/domain/effort/refresh-effort';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ clientId }`: tells the tries at tasks in what the client did. */
export const observeClientEffort: Handler = async ({ clientId }) => {
  if (clientId) await refreshEffort(JOB, clientId);
};
