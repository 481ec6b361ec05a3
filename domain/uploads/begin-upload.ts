import { type Actor, isContact, type ContactActor, type EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { kindOfName } from '@/lib/file-kind';
import { countTry } from '@/lib/rate-limit';
import { authorize, authorizeContact, authorizeEmployee } from '../authorize';
import { cleanFilename, cleanFolder } from '../intake/clean-filename';
import { isRefusal, MOST_BYTES, refusalOf, refused } from '../intake/refusal';
import { failureOf } from '../intake/sent-file';
import { recordSendFailed } from '../requests/report-send-failed';
import { lockSendable } from '../requests/send-item';
import { requireVersionable } from '../versions/require-versionable';

export type NewUpload = {
  /** A new id, the row's. */
  uploadId: string;
  /** As the sender's browser names it. */
  filename: string;
  /** The folder that it was in, where a whole one was chosen. */
  folder: string | null;
  sizeBytes: number;
  /** What a client sends it for. */
  itemId: string | null;
  /** The published document of which it is a newer file; the firm's alone. */
  versionOfId: string | null;
  /** A whole season's papers in a ZIP; the firm's alone. */
  isArchive: boolean;
};

/** The most that an archive may hold. */
export const MOST_ARCHIVE_BYTES = 2 * 1024 ** 3;

/** A whole season's papers in an afternoon, and no program that never ends. */
const MOST_OFTEN = { max: 5000, windowSeconds: 3600 };
/** For how long it goes on where it stopped: somebody who closes the laptop on Friday opens it on Monday. */
export const UPLOAD_LASTS_DAYS = 3;
const LASTS_MS = UPLOAD_LASTS_DAYS * 24 * 60 * 60_000;
/** What one person may have on its way, so that nobody fills the disk with what is never whole. */
const MOST_ON_ITS_WAY = {
  firm: { files: 6000, bytes: 20 * 1024 ** 3 },
  client: { files: 100, bytes: 2 * 1024 ** 3 },
};

/**
 * Begins a file that arrives in parts. What can be said of it already is said now: its length, its name, and whether it
 * is asked for, or can be the newer file of its document.
 *
 * @throws PortalError invalid with the sentence of a `Refusal`; not_found, conflict for an item that takes nothing, or a
 * document that takes no newer file; too_many
 */
export async function beginUpload(actor: Actor, upload: NewUpload): Promise<void> {
  authorize(actor, 'upload.send');
  if (isContact(actor)) authorizeContact(actor, 'request.send');
  else authorizeEmployee(actor, upload.versionOfId ? 'version.bring' : 'document.upload');
  const { uploadId, sizeBytes, itemId, versionOfId } = upload;
  const filename = cleanFilename(upload.filename);
  if (isContact(actor) !== (itemId !== null)) throw notFound();
  if (isContact(actor) && versionOfId) throw notFound();
  try {
    refuseUnread(actor, filename, upload);
  } catch (error) {
    if (isContact(actor) && itemId && isRefusal(error))
      await recordSendFailed(actor, itemId, failureOf(refusalOf(error)));
    throw error;
  }
  await countTry(actor, `upload-begin/${actor.personId}`, MOST_OFTEN);
  await dbAs(actor, async (db) => {
    if (itemId) await lockSendable(db, itemId);
    if (versionOfId) await requireVersionable(db, versionOfId);
    await refuseTooMuch(db, actor, sizeBytes);
    const at = now();
    await db.upload.createMany({
      data: {
        id: uploadId,
        personId: actor.personId,
        clientId: isContact(actor) ? actor.clientId : null,
        itemId,
        versionOfId,
        filename,
        folder: cleanFolder(upload.folder),
        sizeBytes: BigInt(sizeBytes),
        isArchive: upload.isArchive,
        createdAt: at,
        expiresAt: new Date(at.getTime() + LASTS_MS),
      },
    });
  });
}

/** What is wrong with it before any of it is there. */
function refuseUnread(
  actor: ContactActor | EmployeeActor,
  filename: string,
  { sizeBytes, isArchive }: NewUpload,
): void {
  if (sizeBytes === 0) throw refused('empty');
  if (isContact(actor) && isArchive) throw refused('archive');
  const kind = kindOfName(filename);
  if (isArchive) {
    if (kind !== 'archive') throw new PortalError('invalid', 'seasons.failed.no_zip');
    if (sizeBytes > MOST_ARCHIVE_BYTES) throw new PortalError('invalid', 'seasons.drop.too_large');
    return;
  }
  if (sizeBytes > MOST_BYTES) throw refused('too_large', { sizeBytes });
  if (kind === 'other') throw refused('type');
  if (kind === 'archive') throw refused('archive');
}

async function refuseTooMuch(
  db: Db,
  actor: ContactActor | EmployeeActor,
  sizeBytes: number,
): Promise<void> {
  const most = MOST_ON_ITS_WAY[isContact(actor) ? 'client' : 'firm'];
  const { _count: files, _sum: sum } = await db.upload.aggregate({
    where: { personId: actor.personId, finishedAt: null, expiresAt: { gt: now() } },
    _count: true,
    _sum: { sizeBytes: true },
  });
  if (files >= most.files || Number(sum.sizeBytes ?? 0) + sizeBytes > most.bytes) {
    throw new PortalError('too_many', 'uploads.too_much');
  }
}
