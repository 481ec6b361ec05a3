import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorize } from '../authorize';

/**
 * Whether a case that the employee sees has changed since a page was made. One statement.
 * @throws PortalError invalid for what is no instant
 */
export async function hasChangedSince(actor: EmployeeActor, since: Date): Promise<boolean> {
  authorize(actor, 'today.watch');
  if (Number.isNaN(since.getTime())) throw new PortalError('invalid', 'errors.invalid');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ has: boolean }[]>(sql`
      SELECT EXISTS (SELECT FROM signal_case c WHERE c.changed_at > ${since}) AS has`),
  );
  return row?.has ?? false;
}
