import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { changeCase, type LockedCase, recordWork } from './change-case';

/**
 * Takes back what was done with it: it waits for somebody again, and what it had silenced may speak.
 * @throws PortalError not_found; conflict where another case about the same thing has begun since, or it came right by itself
 */
export async function reopenCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  await changeCase(actor, caseId, async (db, one, employee) => {
    if (one.state === 'open') return;
    if (await hasSuccessor(db, one)) throw new PortalError('conflict', 'cases.errors.newer');
    const nobody = { takenBy: null, takenAt: null, snoozedUntil: null };
    await db.signalCase.updateMany({
      where: { id: one.id },
      data: {
        ...{ state: 'open', endedAt: null, endedBy: null, changedAt: now() },
        ...{ ...nobody, snoozedAt: null, snoozedFor: null, wokenBy: null },
      },
    });
    await db.signal.updateMany({
      where: { caseId: one.id, state: { in: ['taken', 'snoozed', 'dismissed'] } },
      data: {
        ...{ state: 'open', changedAt: now(), ...nobody },
        ...{ dismissedBy: null, dismissedAt: null, dismissReason: null, dismissNote: null },
      },
    });
    await recordWork(db, employee, one, { caseId, type: 'signal.reopened', data: {} });
  });
}

async function hasSuccessor(db: Db, one: LockedCase): Promise<boolean> {
  const other = await db.signalCase.findFirst({
    where: {
      ...{ clientId: one.clientId, rootKind: one.rootKind, rootId: one.rootId },
      ...{ state: { in: ['open', 'taken', 'snoozed'] }, id: { not: one.id } },
    },
    select: { id: true },
  });
  return other !== null;
}
