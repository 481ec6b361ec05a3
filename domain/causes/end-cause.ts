import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { CauseState } from './cause-view';
import { changeLocked } from './lock-cause';

/** How a cause can end. */
export const ENDINGS = ['closed', 'not_a_cause'] as const;
export type Ending = (typeof ENDINGS)[number];

const FROM: Record<Ending, readonly CauseState[]> = {
  // What nobody has looked into is no closed case.
  closed: ['open', 'fixed'],
  not_a_cause: ['proposed', 'open', 'fixed'],
};

/**
 * Puts a cause away: closed and kept for what was learned, or found to be none. Signals keep what they were given, and it can
 * be opened again.
 * @param input.cause a public id
 * @throws PortalError not_found; conflict for one that is put away already
 */
export async function endCause(actor: Actor, input: { cause: string; as: Ending }): Promise<void> {
  await changeLocked(actor, input.cause, FROM[input.as], async (db, cause, by) => {
    await db.cause.updateMany({
      where: { id: cause.id },
      data: { state: input.as, changedAt: now() },
    });
    await recordActivity(db, by, {
      type: 'cause.ended',
      clientId: null,
      subject: { kind: 'cause', id: publicId('ca', cause.id) },
      data: { as: input.as },
    });
  });
}

/**
 * Looks into a cause again: one that was put away, or whose fix did not help. Its fix counts no more, its owner stays.
 * @param input.cause a public id
 * @throws PortalError not_found; conflict for one that is open
 */
export async function reopenCause(actor: Actor, input: { cause: string }): Promise<void> {
  await changeLocked(
    actor,
    input.cause,
    ['fixed', 'closed', 'not_a_cause'],
    async (db, cause, by) => {
      await db.cause.updateMany({
        where: { id: cause.id },
        data: {
          state: cause.ownerId ? 'open' : 'proposed',
          fixedOn: null,
          // A day that was promised was that of the fix before.
          ...(cause.fixedOn && { dueOn: null, countedThrough: null }),
          changedAt: now(),
        },
      });
      await recordActivity(db, by, {
        type: 'cause.reopened',
        clientId: null,
        subject: { kind: 'cause', id: publicId('ca', cause.id) },
        data: {},
      });
    },
  );
}
