import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { kindOfType } from '@/lib/file-kind';
import { drawFirstPage } from '@/lib/pdf-drawer';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { authorize } from '../authorize';
import { coversOf } from './cover-numbers';
import { contextOf, previewContext } from '../documents/document-context';
import { readBytes } from '../documents/read-bytes';
import { SENSITIVE } from '../documents/sensitive';

/** As wide as the viewer shows a page, and no more to be read from it. */
const MOST = { width: 900, height: 1300 };
const MAX_BYTES = 20_000_000;

/**
 * Draws what stands for a sensitive document until its reader has proved that it is them: its first page as a picture, the
 * numbers on it painted over, kept encrypted. Where the page is a picture itself, or its text can't be relied on, it is
 * kept that there is none. One of the version before makes room. Working it twice changes nothing.
 *
 * @throws StorageError key_missing, which asks for another try
 */
export async function makePreview(documentId: string): Promise<void> {
  authorize(JOB, 'document.preview');
  const [outdated] = await dbAs(JOB, (db) =>
    db.$queryRaw<{ storageKey: string | null }[]>(sql`
      DELETE FROM document_preview v USING document d
      WHERE v.document_id = ${documentId}::uuid AND d.id = v.document_id AND d.version <> v.version
      RETURNING v.storage_key AS "storageKey"`),
  );
  if (outdated?.storageKey) await removeObject(outdated.storageKey);
  const row = await dbAs(JOB, (db) =>
    db.document.findFirst({
      where: {
        id: documentId,
        state: 'published',
        category: { in: [...SENSITIVE] },
        preview: null,
      },
      select: {
        id: true,
        clientId: true,
        itemId: true,
        state: true,
        version: true,
        mediaType: true,
        sizeBytes: true,
        storageKey: true,
        wrappedKey: true,
        keyId: true,
      },
    }),
  );
  if (!row?.clientId) return;
  const png = await draw(row);
  const object =
    png && (await putObject(png, previewContext(row.id, row.clientId), { maxBytes: MAX_BYTES }));
  await keep({ ...row, clientId: row.clientId }, object);
}

type Row = Parameters<typeof readBytes>[0] &
  Parameters<typeof contextOf>[0] & { mediaType: string | null };

async function draw(row: Row): Promise<Uint8Array | null> {
  if (kindOfType(row.mediaType) !== 'pdf') return null;
  try {
    const drawn = await drawFirstPage(await readBytes(row, contextOf(row)), MOST, coversOf);
    return 'png' in drawn ? drawn.png : null;
  } catch (error) {
    const isLost = error instanceof StorageError && ['missing', 'altered'].includes(error.reason);
    if (!isLost) throw error;
    return null;
  }
}

/** Of two that were made at the same moment the first stays; what was taken back meanwhile has none. */
async function keep(
  { id: documentId, clientId, version }: { id: string; clientId: string; version: number },
  object: StoredObject | null,
): Promise<void> {
  let kept = false;
  try {
    kept = await dbAs(JOB, async (db) => {
      const still = await db.document.findFirst({
        where: { id: documentId, state: 'published' },
        select: { id: true },
      });
      if (!still) return false;
      const { count } = await db.documentPreview.createMany({
        data: {
          ...{ documentId, clientId, version, madeAt: now() },
          ...(object && {
            storageKey: object.storageKey,
            wrappedKey: object.wrappedKey,
            keyId: object.keyId,
            sizeBytes: object.sizeBytes,
          }),
        },
        skipDuplicates: true,
      });
      return count > 0;
    });
  } finally {
    if (object && !kept) await removeObject(object.storageKey);
  }
}
