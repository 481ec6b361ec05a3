import type { Actor } from './actor';
import { now } from './clock';
import { dbAs, sql } from './db';
import { PortalError } from './errors';

export type Limit = { max: number; windowSeconds: number };

function windowStart({ windowSeconds }: Limit): Date {
  const windowMs = windowSeconds * 1000;
  return new Date(Math.floor(now().getTime() / windowMs) * windowMs);
}

/** The instant at which the present window ends and the count begins anew. */
export function windowEnd(limit: Limit): Date {
  return new Date(windowStart(limit).getTime() + limit.windowSeconds * 1000);
}

/**
 * Counts one try under `key` in a window of fixed length, in a transaction of its own, so that the count stands though
 * what follows fails, and tries at the same moment are all counted.
 * @throws PortalError too_many beyond `max`.
 */
export async function countTry(actor: Actor, key: string, limit: Limit): Promise<void> {
  const startedAt = windowStart(limit);
  // A copy of the actor: the count must not join the caller's transaction.
  const count = await dbAs({ ...actor }, async (db) => {
    const [row] = await db.$queryRaw<{ count: number }[]>(sql`
      INSERT INTO rate_window AS w (key, started_at, count) VALUES (${key}, ${startedAt}, 1)
      ON CONFLICT (key, started_at) DO UPDATE SET count = w.count + 1
      RETURNING w.count`);
    return row?.count ?? 1;
  });
  if (count > limit.max) {
    const leftMs = windowEnd(limit).getTime() - now().getTime();
    const minutes = Math.max(1, Math.ceil(leftMs / 60_000));
    throw new PortalError('too_many', 'errors.too_many', { values: { minutes } });
  }
}

/** Takes one try back that turned out well, so that whoever succeeds often is never locked out by it. */
export async function giveTryBack(actor: Actor, key: string, limit: Limit): Promise<void> {
  await dbAs({ ...actor }, (db) =>
    db.rateWindow.updateMany({
      where: { key, startedAt: windowStart(limit), count: { gt: 0 } },
      data: { count: { decrement: 1 } },
    }),
  );
}

/** Longer than any window: what began before it is over. */
const OVER_AFTER_MS = 24 * 60 * 60_000;

/** Forgets the windows that are long over. Answers how many. */
export async function sweepTries(actor: Actor): Promise<number> {
  const before = new Date(now().getTime() - OVER_AFTER_MS);
  const { count } = await dbAs(actor, (db) =>
    db.rateWindow.deleteMany({ where: { startedAt: { lt: before } } }),
  );
  return count;
}
