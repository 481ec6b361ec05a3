import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockItem } from './lock-request';

/**
 * The firm needs an item after all that it said it could do without. A request that was done by that is open again.
 * Said twice, it is one.
 * @throws PortalError not_found; conflict where nothing of the request is asked for any more
 */
export async function restoreItem(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'request.judge');
  await dbAs(actor, async (db) => {
    const { request, item } = await lockItem(db, id);
    if (item.state !== 'not_needed') return;
    if (request.state === 'cancelled')
      throw new PortalError('conflict', 'requests.errors.cancelled');
    const sent = await db.document.count({
      where: { itemId: id, sentBackAt: null, state: { in: ['staging', 'ready'] } },
    });
    await db.requestItem.update({
      where: { id },
      data: { state: sent > 0 ? 'sent' : 'asked', changedAt: now() },
      select: { id: true },
    });
    await db.documentRequest.update({
      where: { id: request.id },
      data: { state: 'open', endedAt: null },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'request.changed',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: { fields: ['items'] },
    });
  });
}
