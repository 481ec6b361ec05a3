import type { Actor, ContactActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import type { failureOf } from '../intake/sent-file';

/** A browser tells of no more in ten minutes than somebody tries. */
const LIMIT: Limit = { max: 60, windowSeconds: 600 };

/**
 * A client's browser gave a file up that it could not bring here: all the server would know is that nothing came.
 * @throws PortalError not_found for another client's item; too_many
 */
export async function reportSendFailed(
  actor: Actor,
  { itemId }: { itemId: string },
): Promise<void> {
  authorizeContact(actor, 'request.send');
  await countTry(actor, `send_failed/${actor.personId}`, LIMIT);
  await recordSendFailed(actor, itemId, 'network');
}

/** Writes down that a client could not send a file for an item, in a transaction of its own. @throws PortalError not_found */
export async function recordSendFailed(
  actor: ContactActor,
  itemId: string,
  reason: ReturnType<typeof failureOf>,
): Promise<void> {
  await dbAs(actor, async (db) => {
    const item = await db.requestItem.findUnique({
      where: { id: itemId },
      select: { requestId: true },
    });
    if (!item) throw notFound();
    await recordActivity(db, actor, {
      type: 'document.upload_failed',
      clientId: actor.clientId,
      subject: { kind: 'request', id: publicId('rq', item.requestId) },
      data: { reason },
    });
  });
}
