import { recordActivity } from '@/domain/activity/record-activity';
import { mailNewDevice } from '@/domain/devices/mail-new-device';
import { recogniseDevice } from '@/domain/devices/recognise-device';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { newSessionId } from '@/lib/session-id';
import type { PersonActor } from '@/lib/session-row';
import { forgetGuesses } from './count-guess';
import { findStanding, type KnownPerson } from './find-standing';
import { joinClient } from './join-client';

/** How somebody proved who they are: the first step, and the second where there is one. */
export type SignInMethod = FirstStep | `${FirstStep}+${'totp' | 'recovery'}`;
export type FirstStep = 'password' | 'invitation' | 'reset' | 'code' | 'passkey';

/** Somebody who came in: what their browser is to bear, and where they are at home. */
export type SignedIn = {
  sessionId: string;
  home: '/' | '/staff';
  /** The browser's own secret, where it has none yet. */
  deviceSecret: string | null;
};

/**
 * Makes the session of a person who has proved to be themselves, in the caller's transaction. A contact looks at the
 * client that they looked at last, and has joined it by coming. Whoever was here before and comes by a browser that is
 * not known is told of it by mail.
 * @returns null when the person may not come in any more
 */
export async function beginSession(
  db: Db,
  person: KnownPerson,
  method: SignInMethod,
): Promise<SignedIn | null> {
  const sessionId = newSessionId();
  const actor = await findStanding(db, person, sessionId);
  if (!actor) return null;
  const { personId } = person;
  const cameBefore = await db.session.findFirst({ where: { personId }, select: { id: true } });
  const device = await recogniseDevice(db, person);
  await forgetGuesses(db, personId);
  await db.session.createMany({
    data: {
      id: sessionId,
      personId,
      deviceId: device.id,
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
  if (device.isNew) {
    await recordActivity(db, actor, {
      type: 'device.added',
      clientId: clientOf(actor),
      subject: { kind: 'device', id: publicId('dv', device.id) },
      data: {},
    });
    if (cameBefore) await mailNewDevice(db, actor);
  }
  return { sessionId, home: isContact(actor) ? '/' : '/staff', deviceSecret: device.secret };
}

/** The client that an act of this person concerns; null for an employee. */
export function clientOf(actor: PersonActor): string | null {
  return isContact(actor) ? actor.clientId : null;
}
