import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** A request with what was sent for it, and what is on its way in; `name` stands in each text. */
export async function makeRequestRows(
  ids: Record<string, string>,
  clientId: string,
  name: string,
): Promise<void> {
  await ownerQuery(
    `INSERT INTO document_request (id, client_id, title, due_on, asked_by) VALUES ($1, $2, $3, '2026-11-01', $4)`,
    [ids.request, clientId, name, cast.tom.personId],
  );
  await ownerQuery(
    `INSERT INTO request_item (id, request_id, client_id, position, title, state) VALUES ($1, $2, $3, 1, $4, 'sent')`,
    [ids.item, ids.request, clientId, name],
  );
  await ownerQuery(
    `INSERT INTO request_template (id, title, items, created_by) VALUES ($1, 'Year-end', '[]', $2)`,
    [ids.template, cast.tom.personId],
  );
  await ownerQuery(
    `INSERT INTO request_reminder (id, request_id, client_id, days) VALUES ($1, $2, $3, -30)`,
    [newId(), ids.request, clientId],
  );
  await ownerQuery(
    `INSERT INTO document (id, client_id, item_id, title, filename, year, state, media_type, storage_key, wrapped_key, key_id, uploaded_by)
     VALUES ($1, $2, $3, $4, $4, 2026, 'ready', 'application/pdf', $5, '', 'k1', $6)`,
    [ids.sent, clientId, ids.item, name, `sweep/${ids.sent}`, cast.dana.personId],
  );
  await ownerQuery(
    `INSERT INTO upload (id, person_id, client_id, item_id, filename, size_bytes, expires_at)
     VALUES ($1, $2, $3, $4, $5, 9, now() + interval '1 day')`,
    [ids.upload, cast.dana.personId, clientId, ids.item, name],
  );
  await ownerQuery(
    `INSERT INTO upload (id, person_id, filename, size_bytes, received_bytes, is_archive, expires_at)
     VALUES ($1, $2, $3, 9, 9, true, now() + interval '1 day')`,
    [ids.archive, cast.tom.personId, name],
  );
  await ownerQuery(
    `INSERT INTO season (id, upload_id, person_id, filename, state) VALUES ($1, $2, $3, $4, 'taken')`,
    [ids.season, newId(), cast.tom.personId, name],
  );
}
