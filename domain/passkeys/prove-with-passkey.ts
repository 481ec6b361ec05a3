import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { countTry, giveTryBack, type Limit } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import {
  challengeIn,
  isOwnerSaid,
  PasskeyAnswer,
  type RequestOptions,
  requestOptions,
  verifyRequest,
} from '@/lib/webauthn';
import { keepOwnChallenge, useOwnChallenge } from './challenge';
import { advanceCounter, findPasskey, type PasskeyFault } from './use-passkey';

export const ProveWithPasskeyInput = z.object({ answer: PasskeyAnswer });

const LIMIT: Limit = { max: 30, windowSeconds: 900 };

/**
 * What a browser is asked to sign to prove that whoever uses a session is the person whose it is: for this session
 * alone, once, within five minutes.
 * @returns null where they have no passkey, and prove it otherwise
 * @throws PortalError too_many
 */
export async function beginPasskeyProof(actor: PersonActor): Promise<RequestOptions | null> {
  authorize(actor, 'session.prove');
  await countTry(actor, `passkey-proof/${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    const own = await db.passkey.findMany({
      where: { personId: actor.personId },
      select: { credentialId: true, transports: true },
    });
    if (own.length === 0) return null;
    const options = await requestOptions(own);
    await keepOwnChallenge(db, actor, 'prove', options.challenge);
    return options;
  });
}

/**
 * Proves it by a passkey of theirs. It counts as a password does: for ten minutes, in that session alone.
 * @throws PortalError invalid (`passkeys.refused`); unauthenticated when the session ended meanwhile
 */
export async function proveWithPasskey(
  actor: PersonActor,
  { answer }: z.output<typeof ProveWithPasskeyInput>,
): Promise<void> {
  authorize(actor, 'session.prove');
  const challenge = challengeIn(answer);
  const isOpen = await useOwnChallenge(actor, 'prove', challenge);
  const passkey = await dbAs(actor, (db) => findPasskey(db, answer.id));
  const counter =
    passkey && isOpen && challenge && isOwnerSaid(answer, actor.personId)
      ? await verifyRequest(answer, challenge, passkey)
      : null;
  const fault = await dbAs(actor, async (db): Promise<PasskeyFault | null> => {
    if (!passkey || typeof counter !== 'number') return isOpen ? 'answer' : 'challenge';
    if (!(await advanceCounter(db, passkey.id, counter))) return 'counter';
    await writeProof(db, actor);
    return null;
  });
  if (!fault) return giveTryBack(actor, `passkey-proof/${actor.personId}`, LIMIT);
  await dbAs(actor, async (db) => {
    const clientId = isContact(actor) ? actor.clientId : null;
    if (passkey) {
      await recordActivity(db, actor, {
        type: 'passkey.refused',
        clientId,
        subject: { kind: 'passkey', id: publicId('pk', passkey.id) },
        data: { reason: fault },
      });
    }
    const refused = { type: 'presence.refused', clientId, subject: null, data: {} } as const;
    await recordActivity(db, actor, refused);
  });
  throw new PortalError('invalid', 'passkeys.refused');
}

async function writeProof(db: Db, actor: PersonActor): Promise<void> {
  const { count } = await db.session.updateMany({
    where: { id: actor.sessionId, personId: actor.personId, endedAt: null },
    data: { provedAt: now() },
  });
  if (count === 0) throw new PortalError('unauthenticated', 'errors.unauthenticated');
  await recordActivity(db, actor, {
    type: 'presence.proved',
    clientId: isContact(actor) ? actor.clientId : null,
    subject: null,
    data: {},
  });
}
