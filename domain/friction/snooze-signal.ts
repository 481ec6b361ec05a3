import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { recordActivity } from '../activity/record-activity';
import { changeSignal } from './change-signal';

const LONGEST_DAYS = 90;

/**
 * Puts it out of sight until an instant; when it grows to *high* before, it comes back by itself.
 * @throws PortalError invalid for a time that has passed, or is more than 90 days off.
 */
export async function snoozeSignal(
  actor: Actor,
  input: { signalId: string; until: Date },
): Promise<void> {
  const ahead = input.until.getTime() - now().getTime();
  if (!(ahead > 0 && ahead <= LONGEST_DAYS * 86_400_000)) {
    throw new PortalError('invalid', 'errors.snooze_time', {
      fields: { until: 'errors.snooze_time' },
    });
  }
  await changeSignal(actor, input.signalId, async (db, signal) => {
    await db.signal.updateMany({
      where: { id: signal.id },
      data: {
        state: 'snoozed',
        snoozedUntil: input.until,
        takenBy: null,
        takenAt: null,
        changedAt: now(),
      },
    });
    await recordActivity(db, actor, {
      type: 'signal.snoozed',
      clientId: signal.clientId,
      subject: { kind: 'signal', id: input.signalId },
      data: { rule: signal.rule, until: input.until.toISOString() },
    });
  });
}
