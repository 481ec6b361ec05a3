import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { recordActivity } from '../activity/record-activity';
import { changeSignal } from './change-signal';

/** Takes back what was done with it: it waits for somebody again. */
export async function reopenSignal(actor: Actor, input: { signalId: string }): Promise<void> {
  await changeSignal(actor, input.signalId, async (db, signal) => {
    if (signal.state === 'open') return;
    await db.signal.updateMany({
      where: { id: signal.id },
      data: {
        ...{ state: 'open', changedAt: now(), takenBy: null, takenAt: null, snoozedUntil: null },
        ...{ dismissedBy: null, dismissedAt: null, dismissReason: null, dismissNote: null },
      },
    });
    await recordActivity(db, actor, {
      type: 'signal.reopened',
      clientId: signal.clientId,
      subject: { kind: 'signal', id: input.signalId },
      data: { rule: signal.rule },
    });
  });
}
