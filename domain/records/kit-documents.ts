import { createHash } from 'node:crypto';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { openObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { recordActivity } from '../activity/record-activity';
import { contextOf, signedContext } from '../documents/document-context';
import { categoryName } from '../documents/own-category';
import { IN_KIT } from './kit-context';
import type { IndexLine, Making } from './kit-part';
import type { KitDocument, KitFile } from './kit-versions';

/**
 * The documents as parts of a kit, every version of each, their bytes as they are: the newest where one looks for it, those before
 * in a folder beside it, so that none of them is taken for it. That the asker has a copy is written down before each is read. One
 * that was taken back since is left out; of one that can't be read the index says so.
 */
export async function* documentParts(
  making: Making,
  documents: readonly KitDocument[],
): AsyncGenerator<ZipPart> {
  for (const document of documents) {
    const { id, files } = document;
    const place = placeOf(making, document);
    for (const file of files) {
      const line = lineOf(document, file);
      if (!(await isReadable(document, file))) {
        const what = translator()('records.kit.unreadable', { what: line.what });
        making.index.push({ ...line, path: '', what });
        continue;
      }
      if (!(await recordTaken(making, document, file.number))) break;
      const path = place(file);
      making.index.push({ ...line, path });
      if (making.documents.at(-1) !== id) making.documents.push(id);
      const open = () => openObject(file, contextIn(document, file));
      yield { path, modifiedAt: file.at, compress: false, open };
    }
  }
}

/** Where the files of a document lie. */
function placeOf({ give }: Making, document: KitDocument): (file: KitFile) => string {
  const t = translator();
  const [newest] = document.files;
  const folders = [t('records.kit.folder.documents'), String(document.year), kindOf(document)];
  const newestPath = give(folders, newest.filename);
  const name = newestPath.slice(newestPath.lastIndexOf('/') + 1);
  const earlier = t('records.kit.folder.earlier', { name: name.replace(/\.[^.]+$/, '') });
  return (file) => {
    if (file === newest) return newestPath;
    const { number, filename } = file;
    return give([...folders, earlier], t('records.kit.version', { number, name: filename }));
  };
}

function lineOf(document: KitDocument, file: KitFile): Omit<IndexLine, 'path'> {
  const t = translator();
  const { number, isSigned, changed, at, by, sizeBytes, sha256, filename } = file;
  const what = document.title || filename;
  return {
    what: isSigned ? t('records.kit.signed', { what }) : what,
    ...{ kind: kindOf(document), of: String(document.year), sizeBytes: Number(sizeBytes), sha256 },
    version: { number, of: document.files[0].number, changed, at, by },
  };
}

function kindOf(document: KitDocument): string {
  const t = translator();
  return document.itemId ? t('records.kit.sent') : categoryName(document, t);
}

function contextIn(document: KitDocument, { isSigned }: KitFile): string {
  const { id, clientId } = document;
  return isSigned ? signedContext(id, clientId) : contextOf(document);
}

/** Reads its beginning and its end, which are checked by that. */
async function isReadable(document: KitDocument, file: KitFile): Promise<boolean> {
  try {
    (await openObject(file, contextIn(document, file))).destroy();
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
function recordTaken(
  { asker, kit, documents }: Making,
  { id, clientId }: KitDocument,
  version: number,
): Promise<boolean> {
  return dbAs(asker, async (db) => {
    const [still] = await db.$queryRaw<unknown[]>(
      sql`SELECT 1 FROM document d WHERE d.id = ${id}::uuid AND ${IN_KIT}`,
    );
    if (!still) return false;
    const grantId = grantOf(kit.id, `${id} ${version}`);
    if ((await db.documentGrant.count({ where: { id: grantId } })) > 0) return true;
    const at = now();
    await db.documentGrant.createMany({
      data: {
        ...{ id: grantId, documentId: id, clientId, createdAt: at, expiresAt: at },
        ...{ personId: asker.personId, sessionId: asker.sessionId, purpose: 'download', version },
      },
    });
    if (documents.at(-1) === id) return true;
    await recordActivity(db, asker, {
      type: 'document.downloaded',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
    });
    return true;
  });
}

/** One id for one kit and version: a UUID of version 8 (RFC 9562), made from both. */
function grantOf(kitId: string, version: string): string {
  const hex = createHash('sha256').update(`${kitId} ${version}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
