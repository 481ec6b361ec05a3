import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { countSignIn, forgiveSignIn } from './count-sign-in';
import { normalEmail } from './email-address';
import { enter, type Entered } from './enter';
import type { KnownPerson } from './find-standing';
import { noSoonerThan } from './no-sooner-than';
import { verifyPassword } from './password';
import { recordFailedSignIn } from './record-failed-sign-in';

export const SignInInput = z.object({
  email: z.string().min(1, 'errors.required').max(254, 'errors.too_long').transform(normalEmail),
  password: TypedPassword,
});

/** Longer than checking a password takes on a busy machine. */
export const REFUSAL_MS = 400;

/**
 * Signs a person in by address and password, or on to the code that they have set up as a second step. Every refusal reads the same and takes as long, whether or not somebody has
 * the address.
 * @throws PortalError invalid (`access.wrong`); too_many as `countSignIn`
 */
export async function signIn(
  actor: MachineActor,
  input: z.output<typeof SignInInput>,
): Promise<Entered> {
  authorize(actor, 'session.begin');
  return noSoonerThan(REFUSAL_MS, () => tryPassword({ ...actor, subject: input.email }, input));
}

async function tryPassword(
  stranger: MachineActor,
  { email, password }: z.output<typeof SignInInput>,
): Promise<Entered> {
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
  const entered =
    person && isRight ? await dbAs(person, (db) => enter(db, person, 'password')) : null;
  if (!entered) {
    await recordFailedSignIn(stranger, person, person && !isRight ? 'password' : 'unknown');
    throw new PortalError('invalid', 'access.wrong');
  }
  await forgiveSignIn(counted);
  return entered;
}
