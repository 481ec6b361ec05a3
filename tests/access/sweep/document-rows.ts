import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** A document in each state, with its versions, a grant, a preview, and a W-2 that is held; `name` stands in each text. */
export async function makeDocumentRows(
  ids: Record<string, string>,
  clientId: string,
  name: string,
): Promise<void> {
  for (const [id, state] of [
    [ids.ready, 'ready'],
    [ids.document, 'published'],
    [ids.held, 'published'],
    [ids.leaving, 'published'],
    [ids.deleted, 'withdrawn'],
  ]) {
    await ownerQuery(
      `INSERT INTO document (id, client_id, title, filename, year, state, audience, media_type, storage_key, wrapped_key, key_id, published_at)
       VALUES ($1, $2, $3, $3, 2026, $4::document_state, 'all', 'application/pdf', $5, '', 'k1', now())`,
      [id, clientId, name, state, `sweep/${id}`],
    );
  }
  await ownerQuery(
    `INSERT INTO document (id, client_id, version_of, title, filename, year, state, media_type, storage_key, wrapped_key, key_id)
     VALUES ($1, $2, $3, $4, $4, 2026, 'staging', 'application/pdf', $5, '', 'k1')`,
    [ids.newer, clientId, ids.document, name, `sweep/${ids.newer}`],
  );
  await ownerQuery(
    `INSERT INTO document_version (document_id, number, filename, media_type, size_bytes, storage_key, wrapped_key, key_id, published_at)
     SELECT id, 1, filename, media_type, size_bytes, storage_key, '', 'k1', now() FROM document WHERE id = $1`,
    [ids.document],
  );
  await ownerQuery(
    `INSERT INTO document (id, client_id, title, filename, year, state, audience, media_type, storage_key, wrapped_key, key_id,
                           publishing_id, published_by, tells_at)
     VALUES ($1, $2, $3, $3, 2026, 'outgoing', 'all', 'application/pdf', $4, '', 'k1', $5, $6, now() + interval '10 minutes')`,
    [ids.outgoing, clientId, name, `sweep/${ids.outgoing}`, ids.publishing, cast.tom.personId],
  );
  await ownerQuery(
    `INSERT INTO document_preview (document_id, client_id, storage_key, wrapped_key, key_id, made_at)
     VALUES ($1, $2, $3, '', 'k1', now())`,
    [ids.document, clientId, `sweep preview/${ids.document}`],
  );
  await ownerQuery(
    `INSERT INTO document_grant (id, document_id, client_id, person_id, session_id, purpose, expires_at)
     VALUES ($1, $2, $3, $4, $5, 'open', now() + interval '1 hour')`,
    [ids.grant, ids.document, clientId, cast.dana.personId, cast.dana.sessionId],
  );
  await ownerQuery(
    `WITH opened AS (
       INSERT INTO document_grant (id, document_id, client_id, person_id, session_id, purpose, expires_at)
       VALUES ($1, $2, $3, $4, $5, 'open', now() + interval '1 hour'))
     INSERT INTO marked_copy (grant_id, document_id, client_id, storage_key, expires_at)
     VALUES ($1, $2, $3, gen_random_uuid()::text, now() + interval '1 hour')`,
    [ids.markedGrant, ids.document, clientId, cast.dana.personId, cast.dana.sessionId],
  );
  await ownerQuery(
    `INSERT INTO document (id, client_id, title, filename, year, state, audience, form, media_type, storage_key, wrapped_key, key_id, published_at)
     VALUES ($1, $2, $3, $3, 2025, 'published', 'named', 'w2', 'application/pdf', $4, '', 'k1', now())`,
    [ids.w2, clientId, name, `sweep/${ids.w2}`],
  );
  await ownerQuery(
    `INSERT INTO document_reader (document_id, contact_id, client_id) VALUES ($1, $2, $3)`,
    [ids.w2, ids.contact, clientId],
  );
  await ownerQuery(
    `WITH held AS (INSERT INTO w2_delivery (document_id, contact_id, client_id, held_at) VALUES ($1, $2, $3, now()))
     INSERT INTO consent_sample (id, contact_id, client_id) VALUES ($4, $5, $3)`,
    [ids.w2, ids.contact, clientId, ids.sample, cast.dana.contactId],
  );
  await ownerQuery(
    `INSERT INTO delivery_consent (id, client_id, contact_id, act, at, recorded_by) VALUES ($1, $2, $3, 'declined', now(), $4)`,
    [newId(), clientId, ids.contact, ids.person],
  );
}
