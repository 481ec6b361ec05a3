import { createHash } from 'node:crypto';
import { now } from '@/lib/clock';
import { dbAs, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { type ObjectRef, openObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { recordActivity } from '../activity/record-activity';
import type { DocumentCategory } from '../documents/category';
import { contextOf, signedContext } from '../documents/document-context';
import { categoryName, OWN_CATEGORY } from '../documents/own-category';
import type { KitAsker } from './kit-asker';
import { IN_KIT } from './kit-context';
import type { Making } from './kit-part';

export type KitDocument = ObjectRef & {
  id: string;
  clientId: string;
  itemId: string | null;
  state: string;
  title: string;
  filename: string;
  category: DocumentCategory;
  ownCategory: string | null;
  year: number;
  sha256: Uint8Array | null;
  /** Its bytes are those of the signed version. */
  isSigned: boolean;
  at: Date;
};

/** The documents of a client that the asker may see, by year; of a signed one the signed version. */
export function listKitDocuments(asker: KitAsker, clientId: string): Promise<KitDocument[]> {
  return readAs(asker, (db) =>
    db.$queryRaw<KitDocument[]>(sql`
      SELECT d.id, d.client_id AS "clientId", d.item_id AS "itemId", d.state, d.title, d.filename, d.category, ${OWN_CATEGORY} AS "ownCategory", d.year,
             coalesce(d.published_at, d.created_at) AS at, s.request_id IS NOT NULL AS "isSigned",
             coalesce(s.sha256, d.sha256) AS sha256, coalesce(s.storage_key, d.storage_key) AS "storageKey",
             coalesce(s.wrapped_key, d.wrapped_key) AS "wrappedKey", coalesce(s.key_id, d.key_id) AS "keyId",
             coalesce(s.size_bytes, d.size_bytes) AS "sizeBytes"
      FROM document d LEFT JOIN signed_document s ON s.document_id = d.id
      WHERE d.client_id = ${clientId}::uuid AND ${IN_KIT} ORDER BY d.year, d.category, d.id`),
  );
}

/**
 * The documents as parts of a kit, their bytes as they are. That the asker has a copy of it is written down before each is read.
 * One that was taken back since is left out; of one that can't be read the index says so.
 */
export async function* documentParts(
  making: Making,
  documents: readonly KitDocument[],
): AsyncGenerator<ZipPart> {
  const t = translator();
  for (const document of documents) {
    const { id, title, filename, year, sizeBytes, sha256, at } = document;
    const what = title || filename;
    const kind = document.itemId ? t('records.kit.sent') : categoryName(document, t);
    const line = { what, kind, of: String(year), sizeBytes: Number(sizeBytes), sha256 };
    if (!(await isReadable(document))) {
      making.index.push({ ...line, path: '', what: t('records.kit.unreadable', { what }) });
      continue;
    }
    if (!(await recordTaken(making, document))) continue;
    const path = making.give([t('records.kit.folder.documents'), String(year), kind], filename);
    making.index.push({ ...line, path });
    making.documents.push(id);
    const open = () => openObject(document, contextIn(document));
    yield { path, modifiedAt: at, compress: false, open };
  }
}

function contextIn(document: KitDocument): string {
  const { id, clientId, isSigned } = document;
  return isSigned ? signedContext(id, clientId) : contextOf(document);
}

/** Reads its beginning and its end, which are checked by that. */
async function isReadable(document: KitDocument): Promise<boolean> {
  try {
    (await openObject(document, contextIn(document))).destroy();
    return true;
  } catch (error) {
    const isLost = error instanceof StorageError && ['missing', 'altered'].includes(error.reason);
    if (isLost) return false;
    throw error;
  }
}

/**
 * A download by the asker, for everybody who may see the document to see, once for each kit however often its making begins anew.
 * The grant ends as it begins: nothing is read by it but by the kit.
 * @returns whether the asker may still see it
 */
function recordTaken({ asker, kit }: Making, { id, clientId }: KitDocument): Promise<boolean> {
  return dbAs(asker, async (db) => {
    const [still] = await db.$queryRaw<unknown[]>(
      sql`SELECT 1 FROM document d WHERE d.id = ${id}::uuid AND ${IN_KIT}`,
    );
    if (!still) return false;
    const grantId = grantOf(kit.id, id);
    if ((await db.documentGrant.count({ where: { id: grantId } })) > 0) return true;
    const at = now();
    await db.documentGrant.createMany({
      data: {
        ...{ id: grantId, documentId: id, clientId, createdAt: at, expiresAt: at },
        ...{ personId: asker.personId, sessionId: asker.sessionId, purpose: 'download' },
      },
    });
    await recordActivity(db, asker, {
      type: 'document.downloaded',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
    });
    return true;
  });
}

/** One id for one kit and document: a UUID of version 8 (RFC 9562), made from both. */
function grantOf(kitId: string, documentId: string): string {
  const hex = createHash('sha256').update(`${kitId} ${documentId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
