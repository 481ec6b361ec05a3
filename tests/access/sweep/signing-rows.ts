import { newId } from '@/lib/ids';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const NO_HASH = `decode(repeat('00', 32), 'hex')`;

/** A document that Dana is asked to sign, one that she is to confirm, and one that she signed; `name` stands in each text. */
export async function makeSigningRows(
  ids: Record<string, string>,
  clientId: string,
  name: string,
): Promise<void> {
  const kinds = [
    [ids.signing, 'sign', 'open'],
    [ids.acknowledging, 'acknowledge', 'open'],
    [ids.signed, 'sign', 'complete'],
  ] as const;
  for (const [id, kind, state] of kinds) {
    const documentId = newId();
    await ownerQuery(
      `INSERT INTO document (id, client_id, title, filename, year, state, audience, media_type, storage_key, wrapped_key, key_id, published_at)
       VALUES ($1, $2, $3, $3, 2026, 'published', 'all', 'application/pdf', $4, '', 'k1', now())`,
      [documentId, clientId, name, `sweep/${documentId}`],
    );
    await ownerQuery(
      `INSERT INTO signature_request (id, client_id, document_id, kind, state, document_sha256, asked_by, ended_at)
       VALUES ($1, $2, $3, $4::signature_kind, $5::signature_state, ${NO_HASH}, $6,
               CASE WHEN $5 = 'open' THEN NULL ELSE now() END)`,
      [id, clientId, documentId, kind, state, cast.tom.personId],
    );
    const isDone = state === 'complete';
    await ownerQuery(
      `INSERT INTO signature_signer (id, request_id, client_id, document_id, contact_id, position, name, email, state, way,
         signed_name, statement, statement_sha256, document_sha256, acted_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8::signer_state, $9, $10, $11, ${NO_HASH}, ${NO_HASH}, $12)`,
      [
        ...[newId(), id, clientId, documentId, cast.dana.contactId, name, emails.dana],
        ...(isDone
          ? ['signed', 'typed', name, name, new Date()]
          : ['waiting', null, null, null, null]),
      ],
    );
    await ownerQuery(
      'INSERT INTO signature_reminder (id, request_id, client_id, days) VALUES ($1, $2, $3, -30)',
      [newId(), id, clientId],
    );
    if (!isDone) continue;
    await ownerQuery(
      `INSERT INTO signed_document (request_id, document_id, client_id, storage_key, wrapped_key, key_id, size_bytes, pages, sha256)
       VALUES ($1, $2, $3, $4, '', 'k1', 0, 1, ${NO_HASH})`,
      [id, documentId, clientId, `sweep/signed/${id}`],
    );
  }
}
