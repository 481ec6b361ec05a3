import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { endWhenComplete } from './end-request';
import { lockItem } from './lock-request';

/**
 * The firm does without an item: it waits for nobody. What was sent for it stays. Said twice, it is one.
 * @throws PortalError not_found; conflict where it was accepted, or the request has ended
 */
export async function dropItem(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'request.judge');
  await dbAs(actor, async (db) => {
    const { request, item } = await lockItem(db, id);
    if (item.state === 'not_needed') return;
    if (request.state !== 'open')
      throw new PortalError('conflict', `requests.errors.${request.state}`);
    if (item.state === 'accepted') throw new PortalError('conflict', 'requests.errors.accepted');
    await db.requestItem.update({
      where: { id },
      data: { state: 'not_needed', reason: null, changedAt: now() },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'request.changed',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: { fields: ['items'] },
    });
    await endWhenComplete(db, actor, request);
  });
}
