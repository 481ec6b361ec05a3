import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { newLinkToken } from './access-link';
import { beginSession, type FirstStep, type SignedIn } from './begin-session';
import { findStanding, type KnownPerson } from './find-standing';

/** How far somebody came: in, or to the code that is asked for next; `secret` is for this browser's cookie. */
export type Entered = ({ step: 'in' } & SignedIn) | { step: 'code'; secret: string };

/** How long the second step is waited for. */
export const SECOND_STEP_MS = 10 * 60_000;

/**
 * Lets in a person whose first step was right, in the caller's transaction: with a session, or, where they have set up a
 * second step, with no more than a row that waits for it.
 * @returns null when the person may not come in any more
 */
export async function enter(
  db: Db,
  person: KnownPerson,
  method: FirstStep,
): Promise<Entered | null> {
  const { personId } = person;
  if (!(await hasSecondFactor(db, personId))) {
    const signedIn = await beginSession(db, person, method);
    return signedIn && { step: 'in', ...signedIn };
  }
  if (!(await findStanding(db, person, newId()))) return null;
  const { token, tokenHash } = newLinkToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + SECOND_STEP_MS);
  await db.pendingSignIn.createMany({
    data: { id: newId(), personId, secretHash: tokenHash, method, createdAt, expiresAt },
  });
  return { step: 'code', secret: token };
}

/** Whether a code is asked of this person after the first step. */
export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  const count = await db.totp.count({ where: { personId, confirmedAt: { not: null } } });
  return count > 0;
}
