import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { recordActivity } from '../activity/record-activity';
import { changeSignal } from './change-signal';

/**
 * Says that the employee sees to it; others see that, and by whom. Twice is once.
 * @throws PortalError conflict when somebody else has taken it.
 */
export async function takeSignal(actor: Actor, input: { signalId: string }): Promise<void> {
  await changeSignal(actor, input.signalId, async (db, signal) => {
    if (signal.state === 'taken' && signal.takenBy === actor.personId) return;
    if (signal.state === 'taken') {
      throw new PortalError('conflict', 'errors.signal_taken', {
        values: { name: signal.takenByName ?? '' },
      });
    }
    await db.signal.updateMany({
      where: { id: signal.id },
      data: { state: 'taken', takenBy: actor.personId, takenAt: now(), changedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'signal.taken',
      clientId: signal.clientId,
      subject: { kind: 'signal', id: input.signalId },
      data: { rule: signal.rule },
    });
  });
}
