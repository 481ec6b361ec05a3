import { createSecretKey, randomBytes } from 'node:crypto';
import { type Db, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import { type WrappedKey, wrapKey } from '@/lib/keyring';
import { boundTo, type OpenKey } from './key-holder';

const KEY_BYTES = 32;

/** A fresh key, and what is kept of it. */
export function freshKey(): OpenKey & WrappedKey {
  const id = newId();
  const key = randomBytes(KEY_BYTES);
  return { id, key: createSecretKey(key), ...wrapKey(key, boundTo(id)) };
}

/**
 * Makes the key of a person, or of a month's nobody, who has none; null where somebody else has made it meanwhile. It is
 * there for good only once the transaction is.
 */
export async function makeKey(
  db: Db,
  { personId = null, month = null }: { personId?: string | null; month?: string | null },
): Promise<OpenKey | null> {
  const { id, key, wrappedKey, keyId } = freshKey();
  const made = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO person_key (id, person_id, month, wrapped_key, key_id)
    VALUES (${id}::uuid, ${personId}::uuid, ${month}::date, ${wrappedKey}::bytea, ${keyId})
    ON CONFLICT DO NOTHING RETURNING id`);
  return made.length > 0 ? { id, key } : null;
}
