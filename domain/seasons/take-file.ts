import { JOB } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { cleanFilename, cleanFolder, titleOf } from '../intake/clean-filename';
import { documentContext } from '../documents/document-context';
import { isRefusal, MOST_BYTES, refusalKey, refusalOf } from '../intake/refusal';
import { columnsOf, type StagedFile, stageFile } from '../intake/stage-file';
import type { ArchiveFile } from './read-archive';

type Season = { id: string; personId: string };
type Line = { line: number; clientId: string | null };

/** Takes what a line of the list means into staging, or writes down why not. */
export async function takeFile(
  season: Season,
  line: Line,
  file: ArchiveFile | undefined,
): Promise<void> {
  authorize(JOB, 'season.read');
  if (!file) return refuse(season, line, 'seasons.problem.missing');
  if (file.isLocked) return refuse(season, line, 'seasons.problem.locked');
  if (file.sizeBytes > MOST_BYTES) return refuse(season, line, 'seasons.problem.too_large');
  const documentId = newId();
  const filename = cleanFilename(file.name);
  try {
    const staged = await stageFile(documentContext(documentId, null), {
      filename,
      declaredBytes: file.sizeBytes,
      source: bytesOf(file),
    });
    try {
      await keep(season, line, { ...staged, documentId, filename, path: file.name });
    } catch (error) {
      await removeObject(staged.stored.storageKey);
      throw error;
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const refusal = refusalOf(error);
    // These have a sentence that tells more than a line does.
    const own = ['too_large', 'mismatch', 'cut_off'].includes(refusal);
    await refuse(season, line, own ? `seasons.problem.${refusal}` : refusalKey(refusal));
  }
}

async function* bytesOf(file: ArchiveFile): AsyncGenerator<Uint8Array> {
  yield* await file.open();
}

type Kept = StagedFile & { documentId: string; filename: string; path: string };

async function keep(
  season: Season,
  { line, clientId }: Line,
  { documentId, filename, path, kind, stored }: Kept,
): Promise<void> {
  await dbAs(JOB, async (db) => {
    const { count } = await db.seasonRow.updateMany({
      where: { seasonId: season.id, line, documentId: null, problem: null },
      data: { documentId },
    });
    // Another worker was here first.
    if (count === 0) return removeObject(stored.storageKey);
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    await db.document.create({
      data: {
        id: documentId,
        // What the list matched goes out with it; the rest is among the files that somebody checks.
        seasonId: clientId ? season.id : null,
        title: titleOf(filename),
        filename,
        folder: cleanFolder(path.split('/').slice(0, -1).join('/')),
        year: Number(todayIn(firm.zone).slice(0, 4)),
        ...columnsOf({ kind, stored }),
        uploadedBy: season.personId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await sendJob(db, 'document.finish', { documentId }, { singletonKey: documentId });
    await recordActivity(
      db,
      { ...JOB, personId: season.personId },
      {
        type: 'document.uploaded',
        clientId: null,
        subject: { kind: 'document', id: publicId('do', documentId) },
        data: {},
        by: 'staff',
      },
    );
  });
}

async function refuse({ id }: Season, { line }: Line, problem: string): Promise<void> {
  await dbAs(JOB, (db) =>
    db.seasonRow.updateMany({
      where: { seasonId: id, line, documentId: null },
      data: { problem },
    }),
  );
}
