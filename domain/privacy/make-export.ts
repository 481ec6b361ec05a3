import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { zipStream } from '@/lib/zip-writer';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { beginZip, failZip, zipExpiry, zipTeller } from '../records/zip-row';
import { EXPORT_STEPS, exportFiles } from './export-files';
import { findExportSubject } from './export-subject';
import { mailExport } from './mail-export';

/** How many files are in it. */
const EXPORT_FILES = 2;

type Export = { id: string; personId: string; askedBy: string; askedAt: Date };

/** What an export's key is bound to. */
export function exportContext({ id, personId }: { id: string; personId: string }): string {
  return `export ${id} of person ${personId}`;
}

/**
 * Makes an export that was asked for, into the encrypted storage, in flat memory. One that was begun by a worker that ended is
 * begun anew. Whoever asked is told by mail.
 */
export async function makeExport(exportId: string): Promise<void> {
  authorize(JOB, 'person_export.make');
  if (!(await beginZip('person_export', exportId))) return;
  const found = await dbAs(JOB, async (db) => ({
    made: await db.personExport.findUniqueOrThrow({
      where: { id: exportId },
      select: { id: true, personId: true, askedBy: true, askedAt: true },
    }),
    firm: await db.firm.findUniqueOrThrow({
      where: { id: 1 },
      select: { name: true, zone: true, locale: true },
    }),
  }));
  const { made, firm } = found;
  const subject = await findExportSubject(made.personId, exportId);
  if (!subject) return failZip('person_export', exportId, 'personExport.failed.gone');
  const tellRow = zipTeller('person_export', exportId, EXPORT_STEPS);
  let done = 0;
  const tell = () => tellRow((done += 1));
  await tellRow(0);
  const stored = await putObject(
    zipStream(exportFiles({ subject, firm, askedAt: made.askedAt, tell })),
    exportContext(made),
    { maxBytes: Number.MAX_SAFE_INTEGER },
  );
  try {
    await keep(made, stored);
  } catch (error) {
    await removeObject(stored.storageKey);
    throw error;
  }
}

async function keep(made: Export, stored: StoredObject): Promise<void> {
  const readyAt = now();
  const { storageKey, wrappedKey, keyId, sizeBytes } = stored;
  await dbAs(JOB, async (db) => {
    const { count } = await db.personExport.updateMany({
      where: { id: made.id, state: 'making', person: { erasedAt: null } },
      data: {
        ...{ state: 'ready', files: EXPORT_STEPS, filesDone: EXPORT_STEPS, changedAt: readyAt },
        ...{ storageKey, wrappedKey, keyId, sizeBytes: BigInt(sizeBytes) },
        expiresAt: zipExpiry(readyAt),
      },
    });
    if (count !== 1) throw new Error(`Export ${made.id} is not being made any more.`);
    await mailExport(db, made);
    await recordActivity(db, JOB, {
      type: 'person_export.made',
      clientId: null,
      subject: { kind: 'person', id: publicId('pe', made.personId) },
      data: { files: EXPORT_FILES },
    });
  });
}
