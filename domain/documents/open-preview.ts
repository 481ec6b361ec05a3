import type { Readable } from 'node:stream';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { openObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { previewContext } from './document-context';

export type Preview = { sizeBytes: number; open: () => Promise<Readable> };

/**
 * The picture of a sensitive document's first page with its numbers painted over, for whoever may see the document and has
 * not proved yet that it is them. It is written down before its first byte; it counts as no look at the document itself.
 * @throws PortalError not_found for a document that the actor does not see, and for one that has no preview; StorageError
 */
export async function openPreview(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<Preview> {
  authorize(actor, 'document.read');
  const preview = await dbAs(actor, async (db) => {
    const found = await db.documentPreview.findFirst({
      where: { documentId, document: { state: 'published' } },
      select: {
        clientId: true,
        version: true,
        document: { select: { version: true } },
        storageKey: true,
        wrappedKey: true,
        keyId: true,
        sizeBytes: true,
      },
    });
    if (!found?.storageKey || !found.wrappedKey || !found.keyId) throw notFound();
    if (found.version !== found.document.version) throw notFound();
    const { clientId, storageKey, wrappedKey, keyId, sizeBytes } = found;
    await recordActivity(db, actor, {
      type: 'document.previewed',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return { clientId, ref: { storageKey, wrappedKey, keyId, sizeBytes } };
  });
  const { clientId, ref } = preview;
  return {
    sizeBytes: Number(ref.sizeBytes),
    open: () => openObject(ref, previewContext(documentId, clientId)),
  };
}
