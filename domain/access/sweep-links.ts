import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';

/** Until then whoever opens an old link is told that it was used, or is too old, rather than that there is none. */
export const LINK_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets invitations, resets and other addresses that were used, or ran out, long ago. Answers how many. */
export async function sweepLinks(actor: Actor): Promise<number> {
  authorize(actor, 'session.sweep');
  const before = new Date(now().getTime() - LINK_KEPT_DAYS * DAY_MS);
  const over = {
    OR: [{ usedAt: { lt: before } }, { usedAt: null, expiresAt: { lt: before } }],
  };
  return dbAs(actor, async (db) => {
    const links = await db.accessToken.deleteMany({ where: over });
    const addresses = await db.addressChange.deleteMany({ where: over });
    return links.count + addresses.count;
  });
}
