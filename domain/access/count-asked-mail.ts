import type { MachineActor } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { countTry, type Limit } from '@/lib/rate-limit';
import { hashed, networkCounter } from './network-counter';

/** For one address, and for one network address: a whole office may sit behind one. */
const ACCOUNT_LIMIT: Limit = { max: 4, windowSeconds: 3600 };
const NETWORK_LIMIT: Limit = { max: 30, windowSeconds: 3600 };

/**
 * Counts a mail that somebody who is not signed in asks for, to an address that may be anybody's, or nobody's.
 * @throws PortalError too_many (`access.reset_too_many`) after 4 of a kind in an hour, for any address
 */
export async function countAskedMail(
  actor: MachineActor,
  kind: 'reset' | 'mail-code',
  email: string,
): Promise<void> {
  try {
    await countTry(actor, `${kind}:account:${hashed(email)}`, ACCOUNT_LIMIT);
    const network = networkCounter(kind, actor, NETWORK_LIMIT);
    await countTry(actor, network.key, network.limit);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    throw new PortalError('too_many', 'access.reset_too_many', { values: error.values });
  }
}
