import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { changeCase, recordWork, requireOpen } from './change-case';

/**
 * Says that it was made good. It silences nothing: should the same happen again, that is a new case. Twice is once.
 * @throws PortalError not_found; conflict when it was dismissed, or came right by itself
 */
export async function settleCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  await changeCase(actor, caseId, async (db, one, employee) => {
    if (one.state === 'settled') return;
    requireOpen(one);
    const at = now();
    await db.signalCase.updateMany({
      where: { id: one.id },
      data: { state: 'settled', endedAt: at, endedBy: employee.personId, changedAt: at },
    });
    await recordWork(db, employee, one, { caseId, type: 'signal.settled', data: {} });
  });
}
