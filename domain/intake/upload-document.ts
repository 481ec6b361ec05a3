import type { Actor, EmployeeActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry } from '@/lib/rate-limit';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { cleanFilename, titleOf } from './clean-filename';
import { documentContext } from '../documents/document-context';
import { columnsOf, type StagedFile, stageFile, type Upload } from './stage-file';

export type Uploaded = {
  documentId: string;
  filename: string;
  /** The same person had brought the same file already, and it still waits: nothing new was made. */
  already: boolean;
};

/** A whole season's papers in an afternoon, and no program that never ends. */
const MOST_OFTEN = { max: 5000, windowSeconds: 3600 };

/**
 * Takes one file into encrypted staging and asks for it to be read. It is nobody's to see but the firm's until it is
 * published.
 *
 * @throws PortalError invalid with the sentence of a `Refusal`; then neither a row nor an object is left, and the
 * refusal is in the log; too_many
 */
export async function uploadDocument(
  actor: Actor,
  { folder = null, ...upload }: Upload & { folder?: string | null },
): Promise<Uploaded> {
  authorizeEmployee(actor, 'document.upload');
  const documentId = newId();
  const filename = cleanFilename(upload.filename);
  await countTry(actor, `upload/${actor.personId}`, MOST_OFTEN);
  try {
    const { kind, stored } = await stageFile(documentContext(documentId, null), {
      ...upload,
      filename,
    });
    try {
      return await keep(actor, { documentId, filename, folder, kind, stored });
    } catch (error) {
      await removeObject(stored.storageKey);
      throw error;
    }
  } catch (error) {
    if (error instanceof PortalError && error.code === 'invalid') {
      await recordRefusal(actor, documentId, error);
    }
    throw error;
  }
}

type Kept = StagedFile & { documentId: string; filename: string; folder: string | null };

function keep(
  actor: EmployeeActor,
  { documentId, filename, folder, kind, stored }: Kept,
): Promise<Uploaded> {
  return dbAs(actor, async (db) => {
    const same = await db.document.findFirst({
      where: {
        uploadedBy: actor.personId,
        sha256: stored.sha256,
        filename,
        folder,
        itemId: null,
        state: { in: ['staging', 'ready'] },
      },
      select: { id: true },
    });
    if (same) {
      await removeObject(stored.storageKey);
      return { documentId: same.id, filename, already: true };
    }
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    await db.document.create({
      data: {
        id: documentId,
        title: titleOf(filename),
        filename,
        folder,
        year: Number(todayIn(firm.zone).slice(0, 4)),
        ...columnsOf({ kind, stored }),
        uploadedBy: actor.personId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await sendJob(db, 'document.finish', { documentId }, { singletonKey: documentId });
    await recordActivity(db, actor, {
      type: 'document.uploaded',
      clientId: null,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return { documentId, filename, already: false };
  });
}

async function recordRefusal(
  actor: EmployeeActor,
  documentId: string,
  error: PortalError,
): Promise<void> {
  const reason = error.messageKey.replace('documents.refused.', '');
  await dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'document.refused',
      clientId: null,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { reason },
    }),
  );
}
