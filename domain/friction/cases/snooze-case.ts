import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { type CaseWait, LONGEST_WAIT_DAYS, waitsFor } from './case-waits';
import { changeCase, recordWork, requireOpen } from './change-case';

const LONGEST_DAYS = 90;
const DAY_MS = 86_400_000;

/** A time, or what has to come about. */
export type SnoozeInput = { caseId: string } & ({ until: Date } | { for: CaseWait });

/**
 * Puts it out of sight until an instant, or until something comes about (30 days at most); a new *high* in it brings it back
 * at once.
 * @throws PortalError not_found; conflict when it has ended; invalid for a time that has passed or is more than 90 days off,
 * and for what cannot come about for this case.
 */
export async function snoozeCase(actor: Actor, input: SnoozeInput): Promise<void> {
  const waitFor = 'for' in input ? input.for : null;
  const until =
    'until' in input ? input.until : new Date(now().getTime() + LONGEST_WAIT_DAYS * DAY_MS);
  const ahead = until.getTime() - now().getTime();
  if (!(ahead > 0 && ahead <= LONGEST_DAYS * DAY_MS)) throw invalid('until');
  await changeCase(actor, input.caseId, async (db, one, employee) => {
    requireOpen(one);
    const root = one.rootKind ? { kind: one.rootKind } : null;
    if (waitFor && !waitsFor(root).includes(waitFor)) throw invalid('for');
    const free = { takenBy: null, takenAt: null };
    await db.signalCase.updateMany({
      where: { id: one.id },
      data: {
        ...{ state: 'snoozed', snoozedAt: now(), snoozedUntil: until, snoozedFor: waitFor },
        ...{ ...free, wokenBy: null, changedAt: now() },
      },
    });
    await db.signal.updateMany({
      where: { caseId: one.id, state: { in: ['open', 'taken', 'snoozed'] } },
      data: { state: 'snoozed', snoozedUntil: until, ...free },
    });
    await recordWork(db, employee, one, {
      caseId: input.caseId,
      type: 'signal.snoozed',
      data: { until: until.toISOString(), for: waitFor },
    });
  });
}

function invalid(field: 'until' | 'for'): PortalError {
  const key = field === 'until' ? 'errors.snooze_time' : 'cases.errors.wait';
  return new PortalError('invalid', key, { fields: { [field]: key } });
}
