import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

type Ids = Record<string, string>;

/** An export of Dana's, ready, an address that she asked for, and what Marco and the contact above asked: to be erased. */
export async function makePrivacyRows(ids: Ids, secret: string): Promise<void> {
  const { personId, sessionId } = cast.dana;
  await ownerQuery(
    `INSERT INTO person_export (id, person_id, asked_by, state, expires_at, storage_key, wrapped_key, key_id, size_bytes)
     VALUES ($1, $2, $2, 'ready', now() + interval '7 days', $1::uuid::text, '\\x00', 'none', 1)`,
    [ids.export, personId],
  );
  await ownerQuery(
    `INSERT INTO address_change (id, person_id, session_id, email, token_hash, expires_at)
     VALUES ($1, $2, $3, $4, $1::uuid::text, now() + interval '1 day')`,
    [ids.addressChange, personId, sessionId, `${secret.toLowerCase()}@brightwater.example`],
  );
  for (const asking of [ids.person, cast.marco.personId]) {
    await ownerQuery(
      `INSERT INTO erasure (id, person_id, asked_by) VALUES (uuidv7(), $1, $1)
       ON CONFLICT (person_id) WHERE state IN ('asked', 'scheduled', 'erasing', 'erased') DO NOTHING`,
      [asking],
    );
  }
}
