import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { refuseHeld } from '../intake/refuse-held';
import { lockItem } from './lock-request';

/**
 * The client takes a file back that the firm has neither accepted nor sent back: it is removed with its bytes. Without
 * another one its item waits for them again.
 * @throws PortalError not_found; conflict once the firm has judged it, and while it has to be kept
 */
export async function takeBackFile(actor: Actor, { documentId }: { documentId: string }) {
  authorizeContact(actor, 'request.send');
  const storageKey = await dbAs(actor, async (db) => {
    const file = await db.document.findFirst({
      where: { id: documentId, itemId: { not: null } },
      select: { itemId: true },
    });
    if (!file?.itemId) throw notFound();
    const { request, item } = await lockItem(db, file.itemId);
    const still = await db.document.findUnique({
      where: { id: documentId },
      select: { storageKey: true, sentBackAt: true },
    });
    if (!still) throw notFound();
    if (still.sentBackAt) throw new PortalError('conflict', 'requests.errors.went_back');
    if (request.state !== 'open' || item.state === 'accepted' || item.state === 'not_needed') {
      throw new PortalError('conflict', 'requests.errors.judged');
    }
    await refuseHeld(db, { id: documentId, clientId: request.clientId });
    await db.document.deleteMany({ where: { id: documentId } });
    const left = await db.document.count({
      where: { itemId: item.id, sentBackAt: null, state: { in: ['staging', 'ready'] } },
    });
    if (left === 0 && item.state === 'sent') {
      await db.requestItem.updateMany({
        where: { id: item.id },
        data: { state: item.reason === null ? 'asked' : 'sent_back', changedAt: now() },
      });
    }
    await recordActivity(db, actor, {
      type: 'document.taken_back',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: {},
    });
    return still.storageKey;
  });
  await removeObject(storageKey);
}
