import { recordActivity } from '@/domain/activity/record-activity';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { findStanding, type KnownPerson } from './find-standing';
import { joinClient } from './join-client';

/** How somebody proved who they are: the first step, and the second where there is one. */
export type SignInMethod = FirstStep | `${FirstStep}+${'totp' | 'recovery'}`;
export type FirstStep = 'password' | 'invitation' | 'reset' | 'code';

/** Somebody who came in: the session that the cookie is to bear, and where they are at home. */
export type SignedIn = { sessionId: string; home: '/' | '/staff' };

/**
 * Makes the session of a person who has proved to be themselves, in the caller's transaction. A contact looks at the
 * client that they looked at last, and has joined it by coming.
 * @returns null when the person may not come in any more
 */
export async function beginSession(
  db: Db,
  person: KnownPerson,
  method: SignInMethod,
): Promise<SignedIn | null> {
  const sessionId = newId();
  const actor = await findStanding(db, person, sessionId);
  if (!actor) return null;
  await db.session.createMany({
    data: {
      id: sessionId,
      personId: person.personId,
      contactId: isContact(actor) ? actor.contactId : null,
      createdAt: now(),
      seenAt: now(),
      provedAt: now(),
      ip: person.origin?.ip ?? null,
      userAgent: person.origin?.userAgent ?? null,
    },
  });
  await recordActivity(db, actor, {
    type: 'signin.succeeded',
    clientId: clientOf(actor),
    subject: null,
    data: { method },
  });
  if (isContact(actor)) await joinClient(db, actor);
  return { sessionId, home: isContact(actor) ? '/' : '/staff' };
}

/** The client that an act of this person concerns; null for an employee. */
export function clientOf(actor: PersonActor): string | null {
  return isContact(actor) ? actor.clientId : null;
}
