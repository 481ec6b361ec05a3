import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';

/**
 * Forgets what nobody answered in time: codes, and with them the addresses that strangers typed, first steps, and challenges of
 * passkeys. Answers how many.
 */
export async function sweepSignIns(actor: Actor): Promise<number> {
  authorize(actor, 'session.sweep');
  return dbAs(actor, async (db) => {
    const over = { expiresAt: { lt: now() } };
    const steps = await db.pendingSignIn.deleteMany({ where: over });
    const codes = await db.signInCode.deleteMany({ where: over });
    const challenges = await db.passkeyChallenge.deleteMany({ where: over });
    return steps.count + codes.count + challenges.count;
  });
}
