import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry } from '@/lib/rate-limit';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { cleanFilename } from '../intake/clean-filename';
import { documentContext } from '../documents/document-context';
import { isRefusal } from '../intake/refusal';
import { columnsOf, type StagedFile, stageFile, type Upload } from '../intake/stage-file';
import { requireVersionable } from './require-versionable';

/** As many as anybody brings by hand. */
const MOST_OFTEN = { max: 200, windowSeconds: 3600 };

/**
 * Takes a newer file of a published document into encrypted staging and asks for it to be read. It is the firm's alone
 * until it is published, and clients go on seeing the file that is there.
 *
 * @param newerId the newer file's own id, where it has one already: brought twice under it, it is brought once
 * @returns the newer file's own id
 * @throws PortalError not_found; invalid with the sentence of a `Refusal`; conflict where the document takes no newer file
 * (`requireVersionable`), or where this is the very file that is there; too_many. Then nothing is left behind.
 */
export async function bringVersion(
  actor: Actor,
  { documentId, newerId = newId(), ...upload }: Upload & { documentId: string; newerId?: string },
): Promise<{ newerId: string }> {
  authorizeEmployee(actor, 'version.bring');
  // Looked at before the bytes are taken, and again with the document in hand when they are there.
  const isThere = await dbAs(actor, async (db) => {
    const there = await db.document.count({ where: { id: newerId, versionOfId: documentId } });
    if (there === 0) await requireVersionable(db, documentId);
    return there > 0;
  });
  if (isThere) return { newerId };
  await countTry(actor, `version/${actor.personId}`, MOST_OFTEN);
  const filename = cleanFilename(upload.filename);
  try {
    const staged = await stageFile(documentContext(newerId, null), { ...upload, filename });
    try {
      await keep(actor, { ...staged, documentId, newerId, filename });
      return { newerId };
    } catch (error) {
      await removeObject(staged.stored.storageKey);
      throw error;
    }
  } catch (error) {
    if (isRefusal(error)) await recordRefusal(actor, documentId, error);
    throw error;
  }
}

type Kept = StagedFile & { documentId: string; newerId: string; filename: string };

async function keep(
  actor: EmployeeActor,
  { documentId, newerId, filename, kind, stored }: Kept,
): Promise<void> {
  await dbAs(actor, async (db) => {
    const { id, clientId, title, category, firmCategoryId, year } = await requireVersionable(
      db,
      documentId,
    );
    const there = await db.document.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
    if (there.sha256 && Buffer.compare(stored.sha256, there.sha256) === 0) {
      throw new PortalError('conflict', 'documentVersions.errors.same_file');
    }
    await db.document.deleteMany({ where: { versionOfId: id, state: 'refused' } });
    await db.document.create({
      data: {
        id: newerId,
        versionOfId: id,
        clientId,
        title,
        category,
        firmCategoryId,
        year,
        filename,
        ...columnsOf({ kind, stored }),
        uploadedBy: actor.personId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await sendJob(db, 'document.finish', { documentId: newerId }, { singletonKey: newerId });
    await recordActivity(db, actor, {
      type: 'document.version_brought',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
    });
  });
}

async function recordRefusal(
  actor: EmployeeActor,
  documentId: string,
  error: PortalError,
): Promise<void> {
  const reason = error.messageKey.replace('documents.refused.', '');
  await dbAs(actor, async (db) => {
    const document = await db.document.findUnique({
      where: { id: documentId },
      select: { clientId: true },
    });
    await recordActivity(db, actor, {
      type: 'document.refused',
      clientId: document?.clientId ?? null,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { reason },
    });
  });
}
