import type { Client } from 'pg';

const FILE = 'storage_key, filename, media_type, size_bytes, pages, sha256, wrapped_key, key_id';

/**
 * Writes the versions of documents the way the product does, which is the only one that the database takes: the file that is there
 * is kept, the next one comes as a newer file, is kept too, and takes its place.
 * @param versions rows of document_version as JSON, the first of each document among them
 */
export async function writeVersions(owner: Client, versions: string): Promise<void> {
  const { rows } = await owner.query<{ number: number }>(
    'SELECT DISTINCT v.number FROM json_populate_recordset(null::document_version, $1) v ORDER BY 1',
    [versions],
  );
  for (const { number } of rows) await writeNumber(owner, versions, number);
}

async function writeNumber(owner: Client, versions: string, number: number): Promise<void> {
  const given = `json_populate_recordset(null::document_version, $1) v`;
  const run = (statement: string) => owner.query(statement, [versions, number]);
  if (number > 1) {
    await run(`INSERT INTO document (id, version_of, client_id, title, category, year, state, uploaded_by, created_at, ${FILE})
      SELECT gen_random_uuid(), d.id, d.client_id, d.title, d.category, d.year, 'ready', v.published_by, v.published_at,
             v.storage_key, v.filename, v.media_type, v.size_bytes, v.pages, v.sha256, v.wrapped_key, v.key_id
      FROM ${given} JOIN document d ON d.id = v.document_id WHERE v.number = $2`);
  }
  await run(`INSERT INTO document_version (document_id, number, changed, published_at, published_by, ${FILE})
    SELECT v.document_id, v.number, v.changed, v.published_at, v.published_by, ${FILE} FROM ${given} WHERE v.number = $2`);
  if (number === 1) return;
  await run(
    `DELETE FROM document n USING ${given} WHERE v.number = $2 AND n.version_of = v.document_id`,
  );
  await run(`UPDATE document d SET version = v.number, (${FILE}) =
      ROW (v.storage_key, v.filename, v.media_type, v.size_bytes, v.pages, v.sha256, v.wrapped_key, v.key_id)
    FROM ${given} WHERE v.number = $2 AND d.id = v.document_id`);
}
