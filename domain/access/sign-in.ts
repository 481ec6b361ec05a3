import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { isContact, isEmployee, type MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { beginSession, type SignedIn } from './begin-session';
import { countSignIn, forgiveSignIn } from './count-sign-in';
import { normalEmail } from './email-address';
import { findStanding, type KnownPerson } from './find-standing';
import { verifyPassword } from './password';
import { noSoonerThan } from './no-sooner-than';

export const SignInInput = z.object({
  email: z.string().min(1, 'errors.required').max(254, 'errors.too_long').transform(normalEmail),
  password: z.string().min(1, 'errors.required').max(400, 'errors.too_long'),
});

/** Longer than checking a password takes on a busy machine. */
const REFUSAL_MS = 400;

/**
 * Signs a person in by address and password. Every refusal reads the same and takes as long, whether or not somebody has
 * the address.
 * @throws PortalError invalid (`access.wrong`); too_many as `countSignIn`
 */
export async function signIn(
  actor: MachineActor,
  input: z.output<typeof SignInInput>,
): Promise<SignedIn> {
  authorize(actor, 'session.begin');
  return noSoonerThan(REFUSAL_MS, () => tryPassword({ ...actor, subject: input.email }, input));
}

async function tryPassword(
  stranger: MachineActor,
  { email, password }: z.output<typeof SignInInput>,
): Promise<SignedIn> {
  const found = await dbAs(stranger, (db) =>
    db.person.findUnique({ where: { email }, select: { id: true, passwordHash: true } }),
  );
  const person: KnownPerson | null = found && {
    ...stranger,
    kind: 'sign-in',
    personId: found.id,
  };
  const counted = await countSignIn(person ?? stranger, email);
  const isRight = await verifyPassword(password, found?.passwordHash ?? null);
  const signedIn =
    person && isRight ? await dbAs(person, (db) => beginSession(db, person, 'password')) : null;
  if (!signedIn) {
    await recordFailure(person ?? stranger, person, isRight);
    throw new PortalError('invalid', 'access.wrong');
  }
  await forgiveSignIn(counted);
  return signedIn;
}

async function recordFailure(
  actor: MachineActor,
  person: KnownPerson | null,
  isRight: boolean,
): Promise<void> {
  await dbAs(actor, async (db) => {
    const standing = person && (await findStanding(db, person, newId()));
    const contact = standing && isContact(standing) ? standing : null;
    await recordActivity(db, actor, {
      type: 'signin.failed',
      clientId: contact?.clientId ?? null,
      contactId: contact?.contactId ?? null,
      by: standing && isEmployee(standing) ? 'staff' : 'client',
      subject: null,
      data: { reason: person && !isRight ? 'password' : 'unknown', ip: actor.origin?.ip ?? '' },
    });
  });
}
