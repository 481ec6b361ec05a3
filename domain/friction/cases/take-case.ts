import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { changeCase, recordWork, requireOpen } from './change-case';

/**
 * Says that the employee sees to it; others see that, and by whom. Twice is once.
 * @throws PortalError not_found; conflict when somebody else has taken it, or it has ended.
 */
export async function takeCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  await changeCase(actor, caseId, async (db, one, employee) => {
    requireOpen(one);
    const { state, takenBy } = one;
    if (state === 'taken' && takenBy === employee.personId) return;
    if (state === 'taken') {
      throw new PortalError('conflict', 'errors.signal_taken', {
        values: { name: one.takenByName ?? '' },
      });
    }
    const taken = { state: 'taken', takenBy: employee.personId, takenAt: now() } as const;
    await db.signalCase.updateMany({
      where: { id: one.id },
      data: { ...taken, snoozedUntil: null, snoozedFor: null, wokenBy: null, changedAt: now() },
    });
    await db.signal.updateMany({
      where: { caseId: one.id, state: { in: ['open', 'snoozed'] } },
      data: { ...taken, snoozedUntil: null },
    });
    await recordWork(db, employee, one, { caseId, type: 'signal.taken', data: {} });
  });
}
