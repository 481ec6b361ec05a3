import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import { monthOf } from './key-holder';
import { makeKey } from './make-key';

/**
 * For so many months after its own, the key of nobody's personal fields is kept: the addresses and browsers of tries to sign in
 * that belong to nobody, of programs that follow links, and what those wrote whose own key is gone. A year is long enough to
 * look into an attack, and each is gone after thirteen months at the latest.
 */
export const UNKNOWN_KEPT_MONTHS = 12;

/**
 * Destroys the keys of the months that are over for long enough, for good, and makes those of this month and the next before
 * anybody waits for them. Answers how many were destroyed.
 */
export async function sweepMonthKeys(actor: Actor): Promise<number> {
  authorize(actor, 'person_key.sweep');
  const at = now();
  return dbAs(actor, async (db) => {
    const gone = await db.$queryRaw<{ id: string }[]>(sql`
      UPDATE person_key SET wrapped_key = NULL, destroyed_at = ${at}::timestamptz
      WHERE month < ${monthOf(at, -UNKNOWN_KEPT_MONTHS)}::date AND destroyed_at IS NULL RETURNING id`);
    for (const month of [monthOf(at), monthOf(at, 1)]) await makeKey(db, { month });
    return gone.length;
  });
}
