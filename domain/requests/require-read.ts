import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';

/**
 * That the files of an item are those that somebody looked at, and that all of them can be read.
 * @throws PortalError conflict
 */
export async function requireRead(db: Db, itemId: string, seen: readonly string[]): Promise<void> {
  const files = await db.document.findMany({
    where: { itemId, sentBackAt: null, state: { in: ['staging', 'ready'] } },
    select: { id: true, state: true },
  });
  if (files.some(({ state }) => state === 'staging'))
    throw new PortalError('conflict', 'requests.errors.still_read');
  if (files.length !== seen.length || files.some(({ id }) => !seen.includes(id)))
    throw new PortalError('conflict', 'requests.errors.others_came');
}
