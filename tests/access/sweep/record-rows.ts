import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** What is held, what is about to go and what went, a kit, and a category that no document has; `reason` is the hold's. */
export async function makeRecordRows(
  ids: Record<string, string>,
  clientId: string,
  reason: string,
): Promise<void> {
  await ownerQuery(
    `INSERT INTO legal_hold (id, client_id, document_id, reason, placed_by) VALUES ($1, $2, $3, $4, $5)`,
    [ids.hold, clientId, ids.held, reason, cast.ingrid.personId],
  );
  for (const id of [ids.leaving, ids.deleted]) {
    await ownerQuery(
      `INSERT INTO document_deletion (id, document_id, client_id, category, year, size_bytes, asked_by, asked_at, due_at)
       VALUES ($1, $2, $3, 'other', 2026, 1, $4, now() - interval '8 days', now() - interval '1 day')`,
      [newId(), id, clientId, cast.ingrid.personId],
    );
  }
  await ownerQuery(
    `UPDATE document_deletion SET deleted_at = now(), removed_at = now() WHERE document_id = $1`,
    [ids.deleted],
  );
  await ownerQuery(
    `INSERT INTO exit_kit (id, client_id, person_id, session_id, state, storage_key, wrapped_key, key_id, expires_at)
     VALUES ($1, $2, $3, $4, 'ready', $5, '', 'k1', now() + interval '7 days')`,
    [ids.kit, clientId, cast.dana.personId, cast.dana.sessionId, `sweep/${ids.kit}`],
  );
  await ownerQuery(
    `INSERT INTO exit_kit_grant (id, kit_id, client_id, person_id, session_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + interval '1 hour')`,
    [ids.kitGrant, ids.kit, clientId, cast.dana.personId, cast.dana.sessionId],
  );
  await ownerQuery(
    `INSERT INTO firm_category (id, name, key, category) VALUES ($1, $2, $2, 'other')`,
    [ids.firmCategory, `Papers ${ids.firmCategory}`],
  );
}
