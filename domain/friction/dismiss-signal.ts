import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { recordActivity } from '../activity/record-activity';
import { changeSignal } from './change-signal';

export const DISMISS_REASONS = ['not_real', 'not_important', 'known', 'other'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

/** Puts it away for good, with why: the reason counts for or against the rule. Twice is once. */
export async function dismissSignal(
  actor: Actor,
  input: { signalId: string; reason: DismissReason; note?: string },
): Promise<void> {
  await changeSignal(actor, input.signalId, async (db, signal) => {
    if (signal.state === 'dismissed') return;
    await db.signal.updateMany({
      where: { id: signal.id },
      data: {
        state: 'dismissed',
        dismissedBy: actor.personId,
        dismissedAt: now(),
        dismissReason: input.reason,
        dismissNote: input.note ?? null,
        changedAt: now(),
      },
    });
    await recordActivity(db, actor, {
      type: 'signal.dismissed',
      clientId: signal.clientId,
      subject: { kind: 'signal', id: input.signalId },
      data: { rule: signal.rule, reason: input.reason },
    });
  });
}
