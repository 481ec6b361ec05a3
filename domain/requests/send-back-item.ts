import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockItem } from './lock-request';
import { mailSentBack } from './mail-sent-back';
import { REASON_LENGTH } from './request-input';
import { requireRead } from './require-read';

/**
 * What was sent is not what was asked for: the client reads why, here and by mail, and sends it anew. The files stay to be
 * looked at. Said twice, it is one.
 * @param seen the files that the actor looked at
 * @throws PortalError not_found; invalid without a reason; conflict where there is nothing to send back, or others came
 */
export async function sendBackItem(
  actor: Actor,
  { id, reason, seen }: { id: string; reason: string; seen: readonly string[] },
): Promise<void> {
  authorizeEmployee(actor, 'request.judge');
  const why = reason.trim();
  if (!why || why.length > REASON_LENGTH) {
    const key = why ? 'errors.too_long' : 'requests.errors.no_reason';
    throw new PortalError('invalid', key, { fields: { reason: key } });
  }
  await dbAs(actor, async (db) => {
    const { request, item } = await lockItem(db, id);
    if (item.state === 'sent_back') return;
    if (request.state !== 'open')
      throw new PortalError('conflict', `requests.errors.${request.state}`);
    if (item.state !== 'sent') throw new PortalError('conflict', 'requests.errors.nothing_sent');
    await requireRead(db, item.id, seen);
    const at = now();
    await db.requestItem.update({
      where: { id },
      data: { state: 'sent_back', reason: why, changedAt: at },
      select: { id: true },
    });
    await db.document.updateMany({
      where: { itemId: id, sentBackAt: null },
      data: { sentBackAt: at },
    });
    await recordActivity(db, actor, {
      type: 'document.sent_back',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: {},
      reason: why,
    });
    await mailSentBack(db, actor, { request, item, reason: why, key: newId() });
  });
}
