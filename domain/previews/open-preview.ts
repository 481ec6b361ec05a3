import type { Readable } from 'node:stream';
import { type Actor, isOnlooker } from '@/lib/actor';
import { type Db, dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { openObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { findLookedAt } from '../looks/find-looked-at';
import { previewContext } from '../documents/document-context';
import { SENSITIVE } from '../documents/sensitive';

export type Preview = { sizeBytes: number; open: () => Promise<Readable> };

/**
 * The picture of a sensitive document's first page with its numbers painted over, for whoever may see the document and has
 * not proved yet that it is them. It is written down before its first byte; it counts as no look at the document itself.
 * One that is not drawn yet is asked for.
 * @returns null while it is being drawn
 * @throws PortalError not_found for a document that the actor does not see, and for one that has no preview; StorageError
 */
export async function openPreview(
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<Preview | null> {
  authorize(actor, 'document.open');
  if (isOnlooker(actor)) {
    await findLookedAt(actor, documentId);
    return openPreview(actor.looker, { documentId });
  }
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
    if (!found || found.version !== found.document.version) return askFor(db, documentId);
    if (!found.storageKey || !found.wrappedKey || !found.keyId) throw notFound();
    const { clientId, storageKey, wrappedKey, keyId, sizeBytes } = found;
    await recordActivity(db, actor, {
      type: 'document.previewed',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return { clientId, ref: { storageKey, wrappedKey, keyId, sizeBytes } };
  });
  if (!preview) return null;
  const { clientId, ref } = preview;
  return {
    sizeBytes: Number(ref.sizeBytes),
    open: () => openObject(ref, previewContext(documentId, clientId)),
  };
}

/** Papers of before are drawn little by little, and at once where somebody wants to see one. */
async function askFor(db: Db, documentId: string): Promise<null> {
  const there = await db.document.findFirst({
    where: { id: documentId, state: 'published', category: { in: [...SENSITIVE] } },
    select: { id: true },
  });
  if (!there) throw notFound();
  await sendJob(db, 'document.preview', { documentId }, { singletonKey: documentId });
  return null;
}
