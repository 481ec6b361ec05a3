import { readAs, sql } from '@/lib/db';
import type { ObjectRef } from '@/lib/storage';
import type { DocumentCategory } from '@/lib/document-category';
import { OWN_CATEGORY } from '../documents/own-category';
import type { KitAsker } from './kit-asker';
import { IN_KIT } from './kit-context';

/** One file of a document: a version of it, or its signed one. */
export type KitFile = ObjectRef & {
  number: number;
  isSigned: boolean;
  filename: string;
  sha256: Uint8Array | null;
  /** What changed with it, in the firm's words; null for the first. */
  changed: string | null;
  at: Date;
  /** Who published it, sent it or signed it. */
  by: string | null;
};

export type KitDocument = {
  id: string;
  clientId: string;
  itemId: string | null;
  state: string;
  title: string;
  category: DocumentCategory;
  /** What the firm calls its own; null where it has none. */
  ownCategory: string | null;
  year: number;
  /** The newest first, and the signed one before what was signed. */
  files: [KitFile, ...KitFile[]];
};

type Row = Omit<KitDocument, 'files'> & KitFile;

/** The documents of a client that the asker may see, by year, with every version that there is of each. */
export async function listKitDocuments(asker: KitAsker, clientId: string): Promise<KitDocument[]> {
  const rows = await readAs(asker, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH given AS (SELECT d.*, ${OWN_CATEGORY} AS own_category FROM document d WHERE d.client_id = ${clientId}::uuid AND ${IN_KIT}),
      file AS (
        SELECT g.id, g.version AS number, false AS signed, g.filename, g.sha256, g.storage_key, g.wrapped_key, g.key_id, g.size_bytes,
               v.changed, coalesce(v.published_at, g.published_at, g.created_at) AS at,
               (SELECT p.name FROM person p WHERE p.id = coalesce(v.published_by, g.published_by, g.uploaded_by)) AS by
        FROM given g LEFT JOIN document_version v ON v.document_id = g.id AND v.number = g.version
        UNION ALL
        SELECT v.document_id, v.number, false, v.filename, v.sha256, v.storage_key, v.wrapped_key, v.key_id, v.size_bytes,
               v.changed, v.published_at, (SELECT p.name FROM person p WHERE p.id = v.published_by)
        FROM given g JOIN document_version v ON v.document_id = g.id AND v.number < g.version
        UNION ALL
        SELECT s.document_id, g.version, true, g.filename, s.sha256, s.storage_key, s.wrapped_key, s.key_id, s.size_bytes, NULL,
               s.created_at, (SELECT string_agg(r.name, ', ' ORDER BY r.position) FROM signature_signer r
                               WHERE r.request_id = s.request_id AND r.state = 'signed')
        FROM given g JOIN signed_document s ON s.document_id = g.id
      )
      SELECT g.id, g.client_id AS "clientId", g.item_id AS "itemId", g.state, g.title, g.category,
             g.own_category AS "ownCategory", g.year,
             f.number, f.signed AS "isSigned", f.filename, f.sha256, f.changed, f.at, f.by, f.storage_key AS "storageKey",
             f.wrapped_key AS "wrappedKey", f.key_id AS "keyId", f.size_bytes AS "sizeBytes"
      FROM given g JOIN file f ON f.id = g.id
      ORDER BY g.year, g.category, g.id, f.number DESC, f.signed DESC`),
  );
  const documents = new Map<string, KitDocument>();
  for (const { id, clientId, itemId, state, title, category, ownCategory, year, ...file } of rows) {
    const there = documents.get(id);
    if (there) there.files.push(file);
    else {
      const of = { id, clientId, itemId, state, title, category, ownCategory, year };
      documents.set(id, { ...of, files: [file] });
    }
  }
  return [...documents.values()];
}
