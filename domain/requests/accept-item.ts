import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { endWhenComplete } from './end-request';
import { lockItem } from './lock-request';
import { requireRead } from './require-read';

/**
 * What was sent is what was asked for. When nothing is left the request is done. Said twice, it is one.
 * @param seen the files that the actor looked at, so that none is accepted that came in between
 * @throws PortalError not_found; conflict where there is nothing to accept, a file is still being read, or others came
 */
export async function acceptItem(
  actor: Actor,
  { id, seen }: { id: string; seen: readonly string[] },
): Promise<void> {
  authorizeEmployee(actor, 'request.judge');
  await dbAs(actor, async (db) => {
    const { request, item } = await lockItem(db, id);
    if (item.state === 'accepted') return;
    if (request.state !== 'open')
      throw new PortalError('conflict', `requests.errors.${request.state}`);
    if (item.state !== 'sent') throw new PortalError('conflict', 'requests.errors.nothing_sent');
    await requireRead(db, item.id, seen);
    await db.requestItem.update({
      where: { id },
      data: { state: 'accepted', reason: null, changedAt: now() },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'document.accepted',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: {},
    });
    await endWhenComplete(db, actor, request);
  });
}
