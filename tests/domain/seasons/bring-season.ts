import { randomUUID } from 'node:crypto';
import { makeZip, send } from '@/tests/domain/documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { beginSeason } from '@/domain/seasons/begin-season';
import { continueRun } from '@/domain/seasons/continue-run';
import { getSeason } from '@/domain/seasons/get-season';
import { publishSeason } from '@/domain/seasons/publish-season';
import { readSeason } from '@/domain/seasons/read-season';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import type { EmployeeActor } from '@/lib/actor';

type Entries = Parameters<typeof makeZip>[0];

/** An archive that has arrived whole, and a season made of it; answers its row id. */
export async function bringArchive(
  bytes: Buffer,
  as: EmployeeActor = cast.tom,
): Promise<{ seasonId: string; uploadId: string }> {
  const uploadId = randomUUID();
  await beginUpload(as, {
    uploadId,
    filename: 'w2s.zip',
    folder: null,
    sizeBytes: bytes.length,
    itemId: null,
    versionOfId: null,
    isArchive: true,
  });
  await appendUpload(as, { uploadId, offset: 0, source: send(bytes) });
  await beginSeason(as, uploadId);
  const [row] = await ownerQuery<{ id: string }>('SELECT id FROM season WHERE upload_id = $1', [
    uploadId,
  ]);
  return { seasonId: row?.id ?? '', uploadId };
}

/** The same, taken out and read to its end. */
export async function bringSeason(
  entries: Entries,
  options: Parameters<typeof makeZip>[1] = {},
): Promise<string> {
  const { seasonId } = await bringArchive(makeZip(entries, options));
  await readSeason(seasonId);
  await finishAll();
  return seasonId;
}

export async function finishAll(): Promise<void> {
  const staged = await ownerQuery<{ id: string }>(
    `SELECT id FROM document WHERE state = 'staging'`,
  );
  for (const { id } of staged) await finishDocument(id);
}

/** What became of each line, by its file. */
export async function linesOf(seasonId: string) {
  const { shown } = await getSeason(cast.tom, seasonId);
  return Object.fromEntries(
    shown.map(({ file, step, problem, client, title }) => [
      file,
      { step, problem, client: client?.name ?? null, title },
    ]),
  );
}

/** Says that what is ready goes out, as it is looked at now; answers the publishing's row id. */
export async function sayItGoes(seasonId: string, as: EmployeeActor = cast.tom): Promise<string> {
  const { look } = await getSeason(as, seasonId);
  await publishSeason(as, { seasonId, look });
  const [run] = await ownerQuery<{ id: string }>(
    'SELECT id FROM publishing_run WHERE season_id = $1 AND ended_at IS NULL',
    [seasonId],
  );
  return run?.id ?? '';
}

/** The same, and all of it is out. */
export async function publishAll(seasonId: string): Promise<string> {
  const id = await sayItGoes(seasonId);
  await continueRun(id);
  return id;
}
