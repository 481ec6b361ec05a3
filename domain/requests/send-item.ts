import type { Actor, ContactActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry } from '@/lib/rate-limit';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { cleanFilename, titleOf } from '../intake/clean-filename';
import { documentContext } from '../documents/document-context';
import { isRefusal, refusalOf } from '../intake/refusal';
import { failureOf } from '../intake/sent-file';
import { columnsOf, type StagedFile, stageFile, type Upload } from '../intake/stage-file';
import { type LockedItem, type LockedRequest, lockItem } from './lock-request';
import { recordSendFailed } from './report-send-failed';

export type Sent = {
  documentId: string;
  filename: string;
  /** The same file had been sent for the same item: nothing new was made. */
  already: boolean;
};

/** A shoe box of receipts, photographed one by one, and no program that never ends. */
const MOST_OFTEN = { max: 300, windowSeconds: 3600 };
/** More files than these for one thing are no answer to it. */
const MOST_FILES = 40;

/**
 * A client sends one file for an item, through the same encrypted staging as the firm's; several may be sent for one. It is
 * theirs and the firm's, and nobody publishes it.
 *
 * @throws PortalError invalid with the sentence of a `Refusal`, and then neither a row nor an object is left; not_found for
 * another client's item; conflict where the request has ended or the item needs nothing more; too_many
 */
export async function sendItem(
  actor: Actor,
  { itemId, ...upload }: Upload & { itemId: string },
): Promise<Sent> {
  authorizeContact(actor, 'request.send');
  // Looked at before the bytes are taken, and again with the request in hand when they are there.
  await dbAs(actor, (db) => lockSendable(db, itemId));
  await countTry(actor, `send/${actor.clientId}`, MOST_OFTEN);
  const documentId = newId();
  const filename = cleanFilename(upload.filename);
  try {
    const context = documentContext(documentId, actor.clientId);
    const staged = await stageFile(context, { ...upload, filename });
    try {
      return await keep(actor, { ...staged, documentId, itemId, filename });
    } catch (error) {
      await removeObject(staged.stored.storageKey);
      throw error;
    }
  } catch (error) {
    if (isRefusal(error)) await recordSendFailed(actor, itemId, failureOf(refusalOf(error)));
    throw error;
  }
}

type Kept = StagedFile & { documentId: string; itemId: string; filename: string };

/**
 * The request of an item that something can still be sent for, held.
 * @throws PortalError not_found; conflict where the request has ended or the item needs nothing more
 */
export async function lockSendable(
  db: Db,
  itemId: string,
): Promise<{ request: LockedRequest; item: LockedItem }> {
  const found = await lockItem(db, itemId);
  refuseEnded(found.request, found.item);
  return found;
}

function refuseEnded({ state }: LockedRequest, item: LockedItem): void {
  if (state !== 'open') throw new PortalError('conflict', `requests.errors.${state}`);
  if (item.state === 'accepted') throw new PortalError('conflict', 'requests.errors.accepted');
  if (item.state === 'not_needed') throw new PortalError('conflict', 'requests.errors.not_needed');
}

function keep(
  actor: ContactActor,
  { documentId, itemId, filename, kind, stored }: Kept,
): Promise<Sent> {
  return dbAs(actor, async (db) => {
    const { request } = await lockSendable(db, itemId);
    const there = await db.document.findMany({
      where: { itemId, sentBackAt: null, state: { in: ['staging', 'ready'] } },
      select: { id: true, sha256: true },
    });
    const same = there.find(({ sha256 }) => sha256 && Buffer.compare(stored.sha256, sha256) === 0);
    if (same) {
      await removeObject(stored.storageKey);
      return { documentId: same.id, filename, already: true };
    }
    if (there.length >= MOST_FILES) {
      throw new PortalError('conflict', 'requests.errors.too_many_files', {
        values: { most: MOST_FILES },
      });
    }
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const at = now();
    await db.document.create({
      data: {
        id: documentId,
        clientId: actor.clientId,
        itemId,
        title: titleOf(filename),
        filename,
        year: Number(todayIn(firm.zone).slice(0, 4)),
        ...columnsOf({ kind, stored }),
        uploadedBy: actor.personId,
        createdAt: at,
      },
      select: { id: true },
    });
    await markSent(db, itemId, at);
    await sendJob(db, 'document.finish', { documentId }, { singletonKey: documentId });
    await recordActivity(db, actor, {
      type: 'document.uploaded',
      clientId: actor.clientId,
      subject: { kind: 'request', id: publicId('rq', request.id) },
      data: {},
    });
    return { documentId, filename, already: false };
  });
}

async function markSent(db: Db, itemId: string, at: Date): Promise<void> {
  const { count } = await db.requestItem.updateMany({
    where: { id: itemId },
    data: { state: 'sent', changedAt: at },
  });
  if (count === 0) throw notFound();
}
