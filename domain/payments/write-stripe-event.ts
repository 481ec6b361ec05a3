import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';

/** Once for each event: false where it was written down before, and then nothing else may be done. */
export async function writeStripeEvent(
  db: Db,
  event: { id: string; type: string; createdAt: Date } | null,
  outcome: string,
): Promise<boolean> {
  // Where we asked there is no event, and nothing to be done only once.
  if (!event) return true;
  const { count } = await db.stripeEvent.createMany({
    data: { ...event, receivedAt: now(), outcome },
    skipDuplicates: true,
  });
  return count > 0;
}
