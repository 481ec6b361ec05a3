import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import type { PersonActor } from '@/lib/session-row';
import { CHALLENGE_LIFETIME_MS } from '@/lib/webauthn';

/** What somebody who is signed in may be asked to sign for. */
export type OwnPurpose = 'register' | 'prove';

/** Keeps a challenge for one purpose of one session, in the caller's transaction. */
export async function keepOwnChallenge(
  db: Db,
  { personId, sessionId }: PersonActor,
  purpose: OwnPurpose,
  challenge: string,
): Promise<void> {
  await db.passkeyChallenge.createMany({
    data: { challenge, purpose, personId, sessionId, expiresAt: endOf() },
  });
}

/** Keeps a challenge for signing in: whoever has it may answer it. */
export async function keepSignInChallenge(actor: MachineActor, challenge: string): Promise<void> {
  await dbAs({ ...actor, subject: challenge }, (db) =>
    db.passkeyChallenge.createMany({
      data: { challenge, purpose: 'sign_in', expiresAt: endOf() },
    }),
  );
}

/**
 * Uses a challenge up, whatever comes of it: of two that answer the same one wins.
 * @returns false where it was used, ran out, was for another purpose or session, or never was
 */
export async function useOwnChallenge(
  actor: PersonActor,
  purpose: OwnPurpose,
  challenge: string | null,
): Promise<boolean> {
  if (!challenge) return false;
  return dbAs({ ...actor }, (db) => use(db, challenge, purpose));
}

/** As `useOwnChallenge`, for signing in. */
export async function useSignInChallenge(
  actor: MachineActor,
  challenge: string | null,
): Promise<boolean> {
  if (!challenge) return false;
  return dbAs({ ...actor, subject: challenge }, (db) => use(db, challenge, 'sign_in'));
}

/** That it is this session's own is the database's to say. */
async function use(db: Db, challenge: string, purpose: string): Promise<boolean> {
  const gone = await db.$queryRaw<{ isOpen: boolean }[]>(sql`
    DELETE FROM passkey_challenge WHERE challenge = ${challenge} AND purpose = ${purpose}::passkey_purpose
    RETURNING expires_at > ${now()} AS "isOpen"`);
  return gone[0]?.isOpen ?? false;
}

function endOf(): Date {
  return new Date(now().getTime() + CHALLENGE_LIFETIME_MS);
}
