import { raiseDrafts } from '@/domain/invoices/raise-drafts';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** Each hour, since each firm's day begins at its own: the drafts that agreements raise by themselves. */
export const raiseDueDrafts: Handler = async () => {
  await raiseDrafts(JOB);
};
