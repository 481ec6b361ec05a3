import { z } from 'zod';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import {
  challengeIn,
  isOwnerSaid,
  PasskeyAnswer,
  type RequestOptions,
  requestOptions,
  verifyRequest,
} from '@/lib/webauthn';
import { beginSession, type SignedIn } from '../access/begin-session';
import { findStanding, type KnownPerson } from '../access/find-standing';
import { networkCounter } from '../access/network-counter';
import { noSoonerThan } from '../access/no-sooner-than';
import { recordFailedSignIn } from '../access/record-failed-sign-in';
import { recordOutside } from '../access/record-outside';
import { keepSignInChallenge, useSignInChallenge } from './challenge';
import { advanceCounter, findPasskey, type KeptPasskey, type PasskeyFault } from './use-passkey';

export const SignInWithPasskeyInput = z.object({ answer: PasskeyAnswer });

/** Longer than verifying takes on a busy machine. */
const REFUSAL_MS = 400;

/** An office may sit behind one address, and each visit to the sign-in page asks once, whether or not it is answered. */
const NETWORK_LIMIT: Limit = { max: 300, windowSeconds: 900 };

/**
 * What a browser is asked to sign to sign in. It names nobody and no passkey: the browser offers what it has, and a
 * stranger learns nothing.
 * @throws PortalError too_many
 */
export async function beginPasskeySignIn(actor: MachineActor): Promise<RequestOptions> {
  authorize(actor, 'session.begin');
  await countAsking(actor);
  const options = await requestOptions([]);
  await keepSignInChallenge(actor, options.challenge);
  return options;
}

/**
 * Signs somebody in by a passkey of theirs. Every refusal reads the same and takes as long.
 * @throws PortalError invalid (`passkeys.refused`); too_many
 */
export async function signInWithPasskey(
  actor: MachineActor,
  { answer }: z.output<typeof SignInWithPasskeyInput>,
): Promise<SignedIn> {
  authorize(actor, 'session.begin');
  await countAsking(actor);
  return noSoonerThan(REFUSAL_MS, () => tryAnswer(actor, answer));
}

async function countAsking(actor: MachineActor): Promise<void> {
  const { key, limit } = networkCounter('passkey', actor, NETWORK_LIMIT);
  await countTry(actor, key, limit);
}

async function tryAnswer(stranger: MachineActor, answer: PasskeyAnswer): Promise<SignedIn> {
  const challenge = challengeIn(answer);
  const isOpen = await useSignInChallenge(stranger, challenge);
  const passkey = await dbAs({ ...stranger, subject: answer.id }, (db) =>
    findPasskey(db, answer.id),
  );
  const found = passkey
    ? await judge(stranger, passkey, answer, isOpen ? challenge : null)
    : await recordFailedSignIn(stranger, null, 'unknown');
  if (typeof found === 'object') return found;
  throw new PortalError('invalid', 'passkeys.refused');
}

async function judge(
  stranger: MachineActor,
  passkey: KeptPasskey,
  answer: PasskeyAnswer,
  challenge: string | null,
): Promise<SignedIn | void> {
  const person: KnownPerson = { ...stranger, kind: 'sign-in', personId: passkey.personId };
  const counter = challenge && (await verifyRequest(answer, challenge, passkey));
  if (typeof counter !== 'number' || !isOwnerSaid(answer, passkey.personId)) {
    return recordRefused(person, passkey, challenge ? 'answer' : 'challenge');
  }
  const signedIn = await dbAs(person, async (db) => {
    if (!(await advanceCounter(db, passkey.id, counter))) return 'counter';
    return (await beginSession(db, person, 'passkey')) ?? 'access';
  });
  return typeof signedIn === 'string' ? recordRefused(person, passkey, signedIn) : signedIn;
}

async function recordRefused(
  person: KnownPerson,
  { id }: KeptPasskey,
  reason: PasskeyFault,
): Promise<void> {
  await dbAs(person, async (db) => {
    const standing = await findStanding(db, person, newId());
    await recordOutside(db, person, standing, {
      type: 'passkey.refused',
      subject: { kind: 'passkey', id: publicId('pk', id) },
      data: { reason },
    });
  });
}
