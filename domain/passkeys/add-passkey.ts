import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { OwnName } from '@/domain/devices/own-name';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, isUniqueViolation } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import {
  challengeIn,
  type CreationOptions,
  creationOptions,
  PasskeyAnswer,
  verifyCreation,
} from '@/lib/webauthn';
import { requirePresence } from '../access/presence';
import { keepOwnChallenge, useOwnChallenge } from './challenge';
import { mailPasskey } from './mail-passkey';

export const AddPasskeyInput = z.object({ name: OwnName, answer: PasskeyAnswer });

/** Nobody has more devices; each is one more way in. */
const MOST = 20;
const LIMIT: Limit = { max: 30, windowSeconds: 3600 };

/**
 * What somebody's browser is asked for to make a passkey: for this session alone, once, within five minutes.
 * @throws PortalError forbidden where a proof of presence is missing or too old; conflict beyond 20; too_many
 */
export async function beginPasskey(actor: PersonActor): Promise<CreationOptions> {
  authorize(actor, 'passkey.add');
  await countTry(actor, `passkey/${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const { personId } = actor;
    const person = await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { id: true, email: true, name: true },
    });
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } });
    const existing = await db.passkey.findMany({
      where: { personId },
      select: { credentialId: true, transports: true },
    });
    if (existing.length >= MOST) throw new PortalError('conflict', 'passkeys.most');
    const options = await creationOptions(person, firm.name, existing);
    await keepOwnChallenge(db, actor, 'register', options.challenge);
    return options;
  });
}

/**
 * Keeps the passkey that a browser made, and tells its person by mail.
 * @throws PortalError conflict where the answer is not to a challenge of this session, or not made here; nothing is kept
 */
export async function addPasskey(
  actor: PersonActor,
  { name, answer }: z.output<typeof AddPasskeyInput>,
): Promise<void> {
  authorize(actor, 'passkey.add');
  const challenge = challengeIn(answer);
  const isOpen = await useOwnChallenge(actor, 'register', challenge);
  const made = isOpen && challenge ? await verifyCreation(answer, challenge) : null;
  if (!made) throw new PortalError('conflict', 'passkeys.not_made');
  const { personId } = actor;
  const id = newId();
  try {
    await dbAs(actor, async (db) => {
      await db.passkey.createMany({ data: { ...made, id, personId, name, createdAt: now() } });
      await recordActivity(db, actor, {
        type: 'passkey.added',
        clientId: isContact(actor) ? actor.clientId : null,
        subject: { kind: 'passkey', id: publicId('pk', id) },
        data: {},
      });
      await mailPasskey(db, actor, { id, name, change: 'added' });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new PortalError('conflict', 'passkeys.not_made');
    throw error;
  }
}
