import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { changeCase, recordWork, requireOpen } from './change-case';

export const DISMISS_REASONS = ['not_real', 'not_important', 'known', 'other'] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

/**
 * Puts it away with why. The reason stands with each of its signals, and counts for or against their rules; the same rules
 * about the same things at this client keep silent for 30 days. Twice is once.
 * @throws PortalError not_found; conflict when it was done already
 */
export async function dismissCase(
  actor: Actor,
  input: { caseId: string; reason: DismissReason; note?: string },
): Promise<void> {
  await changeCase(actor, input.caseId, async (db, one, employee) => {
    if (one.state === 'dismissed') return;
    requireOpen(one);
    const at = now();
    await db.signalCase.updateMany({
      where: { id: one.id },
      data: { state: 'dismissed', endedAt: at, endedBy: employee.personId, changedAt: at },
    });
    await db.signal.updateMany({
      where: { caseId: one.id, state: { in: ['open', 'taken', 'snoozed'] } },
      data: {
        state: 'dismissed',
        dismissedBy: employee.personId,
        dismissedAt: at,
        dismissReason: input.reason,
        dismissNote: input.note?.trim() || null,
        changedAt: at,
      },
    });
    await recordWork(db, employee, one, {
      caseId: input.caseId,
      type: 'signal.dismissed',
      data: { reason: input.reason },
    });
  });
}
