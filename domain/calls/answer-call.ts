import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockCall } from './lock-call';

/**
 * Says that the client has had the answer that was promised. Twice is once.
 * @throws PortalError not_found; conflict where what was written down has been taken back
 */
export async function answerCall(actor: Actor, { callId }: { callId: string }): Promise<void> {
  authorizeEmployee(actor, 'call.answer');
  await dbAs(actor, async (db) => {
    const call = await lockCall(db, callId);
    if (call.takenBackAt) throw new PortalError('conflict', 'calls.errors.taken_back');
    if (call.answeredAt) return;
    await db.loggedContact.updateMany({
      where: { id: call.id },
      data: { answeredAt: now(), answeredBy: actor.personId },
    });
    await recordActivity(db, actor, {
      type: 'contact.answered',
      clientId: call.clientId,
      subject: { kind: 'conversation', id: callId },
      data: {},
    });
  });
}
