import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockRequest } from './lock-request';

/**
 * Asks no more: nothing of it waits for the client, and no reminder goes out. What was sent stays with the firm. Said
 * twice, it is one.
 * @throws PortalError not_found; conflict once everything has come
 */
export async function cancelRequest(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'request.ask');
  await dbAs(actor, async (db) => {
    const request = await lockRequest(db, id);
    if (request.state === 'cancelled') return;
    if (request.state === 'done') throw new PortalError('conflict', 'requests.errors.done');
    await db.documentRequest.update({
      where: { id },
      data: { state: 'cancelled', endedAt: now() },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'request.cancelled',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', id) },
      data: {},
    });
  });
}
