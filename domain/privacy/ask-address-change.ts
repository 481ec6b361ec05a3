import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { newLinkToken } from '@/domain/access/access-link';
import { clientOf } from '@/domain/access/begin-session';
import { EmailAddress } from '@/domain/access/email-address';
import { requirePresence } from '@/domain/access/presence';
import { provePresence } from '@/domain/access/prove-presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import type { PersonActor } from '@/lib/session-row';
import { mailNewAddress } from './mail-new-address';

export const AskAddressChangeInput = z.object({
  email: EmailAddress,
  password: TypedPassword.optional(),
});

/** How long the link works that goes to the new address. */
export const ADDRESS_LINK_HOURS = 24;
const HOUR_MS = 3_600_000;
const LIMIT: Limit = { max: 5, windowSeconds: 3600 };
/** Writing a mail takes less; so that the time tells nothing, the answer comes no sooner for any address. */
const ANSWER_MS = 400;

/**
 * Sends a link to the address that somebody wants to be written to from now on: it is theirs once the button behind the link is
 * pressed. To an address that somebody has already nothing is sent, and the answer is the same: nobody learns who is here.
 * @throws PortalError as `provePresence`; invalid, on `email`, for the address that they have; forbidden where a proof of presence
 * is missing or too old; too_many beyond 5 in an hour
 */
export async function askAddressChange(
  actor: PersonActor,
  { email, password }: z.output<typeof AskAddressChangeInput>,
): Promise<void> {
  authorize(actor, 'correction.make');
  if (password !== undefined) await provePresence(actor, { password });
  const own = await dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    return db.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { email: true, name: true },
    });
  });
  if (own.email === email) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { email: 'privacy.errors.same_address' },
    });
  }
  await countTry(actor, `address-change/${actor.personId}`, LIMIT);
  await Promise.all([wait(ANSWER_MS), sendLink(actor, { email, name: own.name })]);
}

async function sendLink(actor: PersonActor, to: { email: string; name: string }): Promise<void> {
  const finder: MachineActor = { kind: 'sign-in', subject: to.email };
  const taken = await dbAs(finder, (db) => db.person.count({ where: { email: to.email } }));
  const { personId, sessionId } = actor;
  await dbAs(actor, async (db) => {
    // What was asked for before is not wanted any more.
    await db.addressChange.deleteMany({ where: { personId, usedAt: null } });
    await recordActivity(db, actor, {
      type: 'address.change_asked',
      clientId: clientOf(actor),
      subject: null,
      data: {},
    });
    const id = newId();
    const { token, tokenHash } = newLinkToken();
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + ADDRESS_LINK_HOURS * HOUR_MS);
    await db.addressChange.createMany({
      data: { id, personId, sessionId, email: to.email, tokenHash, createdAt, expiresAt },
    });
    if (taken === 0) await mailNewAddress(db, { id, token, expiresAt, to });
  });
}
