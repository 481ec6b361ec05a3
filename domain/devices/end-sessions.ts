import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';

export const EndOneSessionInput = z.object({ session: z.string() });

type Ended = { id: string; deviceId: string | null };

/**
 * Ends one of somebody's own sessions. It holds from its next request on, and its device is forgotten: whoever signs in
 * with it again does so on a new one.
 * @throws PortalError not_found for a session that is not theirs, or has ended
 */
export async function endOneSession(
  actor: PersonActor,
  { session }: z.output<typeof EndOneSessionInput>,
): Promise<void> {
  authorize(actor, 'session.end');
  const id = parseId('se', session);
  await dbAs(actor, async (db) => {
    const found = await db.session.findFirst({
      where: { id, personId: actor.personId, endedAt: null },
      select: { id: true, deviceId: true },
    });
    if (!found || (await end(db, actor, [found])) === 0) throw notFound();
  });
}

/** Ends every session of somebody's but the one that asks, as `endOneSession`. Answers how many. */
export async function endOtherSessions(actor: PersonActor): Promise<number> {
  authorize(actor, 'session.end');
  return dbAs(actor, async (db) => {
    const found = await db.session.findMany({
      where: { personId: actor.personId, endedAt: null, id: { not: actor.sessionId } },
      select: { id: true, deviceId: true },
    });
    return end(db, actor, found);
  });
}

async function end(db: Db, actor: PersonActor, sessions: readonly Ended[]): Promise<number> {
  const { personId, sessionId } = actor;
  const { count } = await db.session.updateMany({
    where: { id: { in: sessions.map(({ id }) => id) }, personId, endedAt: null },
    data: { endedAt: now() },
  });
  await forget(db, actor, sessions);
  for (const { id } of sessions) {
    await recordActivity(db, actor, {
      type: 'session.ended',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: { kind: 'session', id: publicId('se', id) },
      data: { reason: id === sessionId ? 'signed_out' : 'ended_by_person' },
    });
  }
  return count;
}

/** All devices of the sessions but the one that its person sits at. */
async function forget(db: Db, actor: PersonActor, sessions: readonly Ended[]): Promise<void> {
  const { personId, sessionId } = actor;
  const own = await db.session.findFirst({
    where: { id: sessionId, personId },
    select: { deviceId: true },
  });
  const gone = sessions.flatMap(({ deviceId }) =>
    deviceId && deviceId !== own?.deviceId ? [deviceId] : [],
  );
  await db.device.updateMany({
    where: { id: { in: gone }, personId, forgottenAt: null },
    data: { forgottenAt: now() },
  });
}
