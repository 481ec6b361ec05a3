import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockCall } from './lock-call';

/** So long whoever wrote it down may take it back. */
const TAKE_BACK_MINUTES = 10;

/**
 * Whoever wrote it down takes it back within ten minutes: it was none, or another client's. Nothing leaves the log; that it was
 * withdrawn stands there too, and no case rests on it any more. Twice is once.
 * @throws PortalError not_found; forbidden for somebody else's; conflict after ten minutes
 */
export async function takeBackCall(actor: Actor, { callId }: { callId: string }): Promise<void> {
  authorizeEmployee(actor, 'call.take_back');
  await dbAs(actor, async (db) => {
    const call = await lockCall(db, callId);
    if (call.takenBackAt) return;
    if (call.loggedBy !== actor.personId) {
      throw new PortalError('forbidden', 'calls.errors.not_yours');
    }
    if (now().getTime() - call.heardAt.getTime() > TAKE_BACK_MINUTES * 60_000) {
      throw new PortalError('conflict', 'calls.errors.too_late', {
        values: { minutes: TAKE_BACK_MINUTES },
      });
    }
    await db.loggedContact.updateMany({ where: { id: call.id }, data: { takenBackAt: now() } });
    await recordActivity(db, actor, {
      type: 'contact.withdrawn',
      clientId: call.clientId,
      subject: { kind: 'conversation', id: callId },
      data: {},
    });
  });
}
