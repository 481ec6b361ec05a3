import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import { authorize } from '../authorize';
import { forgetKey } from './take-key';

/**
 * Destroys the key of a person for good: from the moment that the transaction ends, nobody can read their personal fields of
 * the log any more, and every hash stays as it is. Whoever has no key yet never gets one. Twice is once. It is a part of an
 * erasure, whose verb writes down that it was.
 */
export async function destroyPersonKey(db: Db, actor: Actor, personId: string): Promise<void> {
  authorize(actor, 'person_key.destroy');
  await db.$queryRaw(sql`
    INSERT INTO person_key AS k (id, person_id, destroyed_at) VALUES (${newId()}::uuid, ${personId}::uuid, ${now()}::timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET wrapped_key = NULL, destroyed_at = excluded.destroyed_at
      WHERE k.destroyed_at IS NULL`);
  forgetKey(db, { of: 'person', id: personId });
}
