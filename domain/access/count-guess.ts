import { createHash } from 'node:crypto';
import type { Actor, MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { authorize } from '../authorize';

/** Who guesses: a browser that somebody has signed in to the account with (or an open session), or any other. */
export type Guesser = 'strangers' | 'known';

/**
 * How many guesses at one account's password are looked at between two times that somebody comes in to it, whatever
 * addresses and browsers they come from: 100 together (NIST SP 800-63B-4, 3.2.2). The owner's part is kept from strangers.
 */
const MOST: Record<Guesser, number> = { strangers: 80, known: 20 };

/**
 * Counts a guess that is about to be looked at, in a transaction of its own, so that those at the same moment all count.
 * @returns false when there are none left, and it may not be looked at
 */
export async function countGuess(
  actor: MachineActor,
  email: string,
  guesser: Guesser,
): Promise<boolean> {
  const isKnown = guesser === 'known';
  // A copy of the actor: the count must not join the caller's transaction.
  const [row] = await dbAs({ ...actor }, (db) =>
    db.$queryRaw<{ count: number }[]>(sql`
      INSERT INTO sign_in_guess AS g (account, strangers, known, changed_at)
      VALUES (${accountOf(email)}, ${isKnown ? 0 : 1}::int, ${isKnown ? 1 : 0}::int, ${now()})
      ON CONFLICT (account) DO UPDATE
        SET strangers = least(g.strangers + excluded.strangers, ${MOST.strangers + 1}::int),
            known = least(g.known + excluded.known, ${MOST.known + 1}::int), changed_at = excluded.changed_at
      RETURNING CASE WHEN ${isKnown} THEN g.known ELSE g.strangers END AS count`),
  );
  return (row?.count ?? 1) <= MOST[guesser];
}

/** Somebody came in: the count begins anew. In the transaction of a sign-in that knows its person. */
export async function forgetGuesses(db: Db, personId: string): Promise<void> {
  const { email } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true },
  });
  await db.signInGuess.deleteMany({ where: { account: accountOf(email) } });
}

/** Long enough that nobody goes on where they stopped. */
export const GUESS_KEPT_DAYS = 30;
const FORGOTTEN_AFTER_MS = GUESS_KEPT_DAYS * 86_400_000;

/** Forgets the guesses at addresses that nobody has. Answers how many. */
export async function sweepGuesses(actor: Actor): Promise<number> {
  authorize(actor, 'guess.sweep');
  const before = new Date(now().getTime() - FORGOTTEN_AFTER_MS);
  return dbAs(actor, (db) =>
    db.$executeRaw(sql`
      DELETE FROM sign_in_guess WHERE changed_at < ${before}
        AND account NOT IN (SELECT encode(sha256(convert_to(email, 'UTF8')), 'hex') FROM person)`),
  );
}

function accountOf(email: string): string {
  return createHash('sha256').update(email).digest('hex');
}
