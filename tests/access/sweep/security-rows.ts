import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

type Ids = Record<string, string>;

/** Another session of Dana's in a browser of its own, and a passkey of hers. */
export async function makeSecurityRows(ids: Ids, secret: string): Promise<void> {
  const { personId, contactId } = cast.dana;
  await ownerQuery(
    `INSERT INTO device (id, person_id, secret_hash, name)
     VALUES ($1, $2, encode(sha256($1::uuid::text::bytea), 'hex'), $3)`,
    [ids.device, personId, secret],
  );
  await ownerQuery(
    'INSERT INTO session (id, person_id, contact_id, device_id) VALUES ($1, $2, $3, $4)',
    [ids.session, personId, contactId, ids.device],
  );
  await ownerQuery(
    `INSERT INTO passkey (id, person_id, credential_id, public_key, name, is_synced)
     VALUES ($1, $2, $1::uuid::text, '\\x00', $3, true)`,
    [ids.passkey, personId, secret],
  );
}
