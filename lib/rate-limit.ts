import type { Actor } from './actor';
import { now } from './clock';
import { type Db, dbAs, sql, sqlJoin } from './db';
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
  if (count > limit.max) throw tooMany(limit);
}

function tooMany(limit: Limit): PortalError {
  const leftMs = windowEnd(limit).getTime() - now().getTime();
  const minutes = Math.max(1, Math.ceil(leftMs / 60_000));
  return new PortalError('too_many', 'errors.too_many', { values: { minutes } });
}

/** So many under a key of its own, and the most of them in a window. */
export type Counted = { key: string; limit: Limit; count: number };

/**
 * Counts under several keys in the caller's own transaction and one statement: for what is too cheap to be counted in a
 * transaction of its own. What is refused is not counted, and stays refused until its window ends.
 * @throws PortalError too_many where one of them is beyond its `max`; the transaction has to go with it.
 */
export async function countWithin(db: Db, counted: readonly Counted[]): Promise<void> {
  const rows = counted.map(
    ({ key, limit, count }) => sql`(${key}, ${windowStart(limit)}::timestamptz, ${count}::int)`,
  );
  const counts = await db.$queryRaw<{ key: string; count: number }[]>(sql`
    INSERT INTO rate_window AS w (key, started_at, count) VALUES ${sqlJoin(rows)}
    ON CONFLICT (key, started_at) DO UPDATE SET count = w.count + excluded.count
    RETURNING w.key, w.count`);
  for (const { key, limit } of counted) {
    const count = counts.find((each) => each.key === key)?.count ?? 0;
    if (count > limit.max) throw tooMany(limit);
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
