import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { countTry, giveTryBack, type Limit } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import { countGuess, forgetGuesses } from './count-guess';
import type { KnownPerson } from './find-standing';
import { verifyPassword } from './password';

/** A session is open already, so that a guesser has this one door and few tries at it. */
const LIMIT: Limit = { max: 10, windowSeconds: 900 };

/**
 * Proves by their password that whoever uses a session is the person whose it is. It counts for ten minutes, in that
 * session alone.
 * @throws PortalError invalid (`password`) when it is not theirs; too_many after 10 tries in a quarter of an hour,
 * or after 20 since it was right last (`access.locked_for_good`); unauthenticated when the session ended meanwhile
 */
export async function provePresence(
  actor: PersonActor,
  { password }: { password: string },
): Promise<void> {
  authorize(actor, 'session.prove');
  const key = `presence/${actor.personId}`;
  await countTry(actor, key, LIMIT);
  const kept = await dbAs(actor, (db) =>
    db.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { email: true, passwordHash: true },
    }),
  );
  const { personId, sessionId, origin } = actor;
  // Whoever took a session away guesses at the same password as whoever signs in.
  const guesser: KnownPerson = { kind: 'sign-in', personId, sessionId, origin };
  if (!(await countGuess(guesser, kept.email, 'known'))) {
    throw new PortalError('too_many', 'access.locked_for_good');
  }
  const isRight = await verifyPassword(password, kept.passwordHash);
  await dbAs(actor, async (db) => {
    if (isRight) {
      const { count } = await db.session.updateMany({
        where: { id: actor.sessionId, personId: actor.personId, endedAt: null },
        data: { provedAt: now() },
      });
      if (count === 0) throw new PortalError('unauthenticated', 'errors.unauthenticated');
    }
    await recordActivity(db, actor, {
      type: isRight ? 'presence.proved' : 'presence.refused',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: null,
      data: {},
    });
  });
  if (!isRight) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { password: 'access.password_not_yours' },
    });
  }
  await giveTryBack(actor, key, LIMIT);
  await dbAs(guesser, (db) => forgetGuesses(db, personId));
}
