import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { clientOf } from './begin-session';
import type { KnownPerson } from './find-standing';

/** Signs the person out: their session has ended for every request that comes after. */
export async function endSession(actor: PersonActor): Promise<void> {
  authorize(actor, 'session.end');
  await dbAs(actor, async (db) => {
    const ended = await db.session.updateMany({
      where: { id: actor.sessionId, endedAt: null },
      data: { endedAt: now() },
    });
    if (ended.count === 0) return;
    await recordActivity(db, actor, {
      type: 'person.signed_out',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
  });
}

/**
 * Ends every session of a person who has just set a new password, or address, but for the one that they did it in; in the caller's
 * transaction.
 */
export async function endAllSessions(
  db: Db,
  actor: KnownPerson | PersonActor,
  clientId: string | null,
  reason: 'password_reset' | 'password_changed' | 'address_changed',
): Promise<void> {
  const open = await db.session.findMany({
    where: { personId: actor.personId, endedAt: null, id: { not: actor.sessionId } },
    select: { id: true },
  });
  await db.session.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { endedAt: now() },
  });
  for (const { id } of open) {
    await recordActivity(db, actor, {
      type: 'session.ended',
      clientId,
      subject: { kind: 'session', id: publicId('se', id) },
      data: { reason },
    });
  }
}
