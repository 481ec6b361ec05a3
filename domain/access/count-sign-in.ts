import { isKnownDevice } from '@/domain/devices/recognise-device';
import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { countTry, giveTryBack, type Limit, windowEnd } from '@/lib/rate-limit';
import { countGuess, type Guesser } from './count-guess';
import { findStanding, type KnownPerson } from './find-standing';
import { type Counter, hashed, networkCounter } from './network-counter';
import { recordOutside } from './record-outside';

const QUARTER_HOUR = 900;

/**
 * For one account from wherever nobody has signed in to it before, for one such network address (a whole office may sit
 * behind one), and for one browser that somebody has signed in to the account with. The last has a budget of its own, so
 * that whoever guesses from outside locks no owner out.
 */
const ACCOUNT_LIMIT: Limit = { max: 10, windowSeconds: QUARTER_HOUR };
const NETWORK_LIMIT: Limit = { max: 60, windowSeconds: QUARTER_HOUR };
const DEVICE_LIMIT: Limit = { max: 10, windowSeconds: QUARTER_HOUR };

/** For ever: until somebody comes in by another way. */
const NO_END = new Date('9999-12-31T00:00:00.000Z');

/** What a try was counted under, to be given back when it turned out well. */
export type CountedSignIn = { actor: MachineActor; counters: readonly Counter[] };

/**
 * Counts a try at an account before the password is looked at, so that guesses sent at the same moment all count. An
 * address that nobody has is counted the same way.
 * @throws PortalError too_many: for the rest of the window (`access.locked`), or after 100 guesses since somebody came in,
 * until somebody does by a reset or a passkey (`access.locked_for_good`). The first time `signin.locked` is recorded.
 */
export async function countSignIn(
  actor: MachineActor | KnownPerson,
  email: string,
): Promise<CountedSignIn> {
  const guesser = await guesserOf(actor);
  const counters = countersOf(guesser, email, actor);
  for (const { key, limit } of counters) {
    try {
      await countTry(actor, key, limit);
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      await recordLock(actor, `${key}:told`, windowEnd(limit));
      throw new PortalError('too_many', 'access.locked', { values: error.values });
    }
  }
  if (!(await countGuess(actor, email, guesser))) {
    await recordLock(actor, `sign-in:closed:${hashed(email)}`, NO_END);
    throw new PortalError('too_many', 'access.locked_for_good');
  }
  return { actor, counters };
}

/** A right password is no guess: whoever signs in often is not locked out by it. */
export async function forgiveSignIn({ actor, counters }: CountedSignIn): Promise<void> {
  for (const { key, limit } of counters) await giveTryBack(actor, key, limit);
}

async function guesserOf(actor: MachineActor | KnownPerson): Promise<Guesser> {
  const isKnown = isPerson(actor) && (await dbAs(actor, (db) => isKnownDevice(db, actor)));
  return isKnown ? 'known' : 'strangers';
}

function countersOf(guesser: Guesser, email: string, actor: MachineActor): Counter[] {
  const account = hashed(email);
  if (guesser === 'known') {
    const { deviceHash } = actor.origin ?? {};
    return [{ key: `sign-in:device:${account}:${deviceHash}`, limit: DEVICE_LIMIT }];
  }
  return [
    { key: `sign-in:account:${account}`, limit: ACCOUNT_LIMIT },
    networkCounter('sign-in', actor, NETWORK_LIMIT),
  ];
}

async function recordLock(actor: MachineActor, key: string, until: Date): Promise<void> {
  try {
    await countTry(actor, key, { max: 1, windowSeconds: QUARTER_HOUR });
  } catch {
    return;
  }
  await dbAs(actor, async (db) => {
    const standing = isPerson(actor) ? await findStanding(db, actor, newId()) : null;
    await recordOutside(db, actor, standing, {
      type: 'signin.locked',
      by: 'system',
      subject: null,
      data: { until: until.toISOString() },
    });
  });
}

function isPerson(actor: MachineActor): actor is KnownPerson {
  return actor.kind === 'sign-in' && actor.personId !== undefined;
}
