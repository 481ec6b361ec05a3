import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';

/** Takes away the challenges that nobody answered in time. Answers how many. */
export async function sweepChallenges(actor: Actor): Promise<number> {
  authorize(actor, 'passkey.sweep');
  const { count } = await dbAs(actor, (db) =>
    db.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now() } } }),
  );
  return count;
}
