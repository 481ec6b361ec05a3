import { createHash } from 'node:crypto';
import { recordActivity } from '@/domain/activity/record-activity';
import { isContact, type MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { countTry, giveTryBack, type Limit, windowEnd } from '@/lib/rate-limit';
import { findStanding, type KnownPerson } from './find-standing';

const QUARTER_HOUR = 900;

/** For one account, and for one network address: a whole office may sit behind one. */
const ACCOUNT_LIMIT: Limit = { max: 10, windowSeconds: QUARTER_HOUR };
const NETWORK_LIMIT: Limit = { max: 60, windowSeconds: QUARTER_HOUR };

type Counted = { key: string; limit: Limit }[];

function countersOf(email: string, ip: string | null): Counted {
  const account = { key: `sign-in:account:${hashed(email)}`, limit: ACCOUNT_LIMIT };
  return ip ? [account, { key: `sign-in:network:${hashed(ip)}`, limit: NETWORK_LIMIT }] : [account];
}

/**
 * Counts a try at an account before the password is looked at, so that guesses sent at the same moment all count. An
 * address that nobody has is counted the same way.
 * @throws PortalError too_many; the first time in a window `signin.locked` is recorded.
 */
export async function countSignIn(actor: MachineActor | KnownPerson, email: string): Promise<void> {
  for (const { key, limit } of countersOf(email, actor.origin?.ip ?? null)) {
    try {
      await countTry(actor, key, limit);
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      await recordLock(actor, `${key}:told`, limit);
      throw new PortalError('too_many', 'access.locked', { values: error.values });
    }
  }
}

/** A right password is no guess: whoever signs in often is not locked out by it. */
export async function forgiveSignIn(actor: MachineActor, email: string): Promise<void> {
  for (const { key, limit } of countersOf(email, actor.origin?.ip ?? null)) {
    await giveTryBack(actor, key, limit);
  }
}

async function recordLock(actor: MachineActor, key: string, limit: Limit): Promise<void> {
  try {
    await countTry(actor, key, { ...limit, max: 1 });
  } catch {
    return;
  }
  await dbAs(actor, async (db) => {
    const person = isKnown(actor) ? await findStanding(db, actor, newId()) : null;
    const contact = person && isContact(person) ? person : null;
    await recordActivity(db, actor, {
      type: 'signin.locked',
      clientId: contact?.clientId ?? null,
      contactId: contact?.contactId ?? null,
      by: 'system',
      subject: null,
      data: { until: windowEnd(limit).toISOString() },
    });
  });
}

function isKnown(actor: MachineActor): actor is KnownPerson {
  return actor.kind === 'sign-in' && actor.personId !== undefined;
}

/** How an address stands in a counter: not as it is, since most of them are nobody's. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
