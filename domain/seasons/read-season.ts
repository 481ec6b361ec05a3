import { JOB } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { listParts } from '../uploads/read-parts';
import { removeParts } from '../uploads/remove-upload';
import { keepLines } from './keep-lines';
import { MOST_LIST_BYTES } from './limits';
import { type ArchiveFile, readArchive } from './read-archive';
import { readList } from './read-list';
import { SeasonProblem } from './season-problem';
import { takeFile } from './take-file';

/** One job takes files for so long, and asks for the next: a worker that stops loses nothing. */
const TAKES_MS = 60_000;
const AT_ONCE = 4;
const NEXT_LINES = 100;

type SeasonRow = { id: string; uploadId: string; personId: string };

/**
 * Takes the files of a season out of its archive, line by line of its list, each through the same judgement as any other
 * file. It goes on where it stopped; worked twice it changes nothing more.
 *
 * @throws StorageError key_missing, which asks for another try
 */
export async function readSeason(seasonId: string): Promise<void> {
  authorize(JOB, 'season.read');
  const season = await dbAs(JOB, (db) =>
    db.season.findFirst({
      where: { id: seasonId, state: 'reading' },
      select: { id: true, uploadId: true, personId: true },
    }),
  );
  if (!season) return;
  try {
    await takeAll(season);
  } catch (error) {
    if (!(error instanceof SeasonProblem)) throw error;
    await fail(season, error);
  }
}

async function takeAll(season: SeasonRow): Promise<void> {
  const parts = await dbAs(JOB, (db) => listParts(db, season.uploadId));
  const files = await readArchive(season.uploadId, parts);
  const isNew = await dbAs(JOB, async (db) => {
    return (await db.seasonRow.count({ where: { seasonId: season.id } })) === 0;
  });
  if (isNew) await keepList(season, files);
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  const until = Date.now() + TAKES_MS;
  for (;;) {
    const waiting = await dbAs(JOB, (db) =>
      db.seasonRow.findMany({
        where: { seasonId: season.id, documentId: null, problem: null },
        orderBy: { line: 'asc' },
        take: NEXT_LINES,
      }),
    );
    if (waiting.length === 0) return end(season);
    for (let at = 0; at < waiting.length; at += AT_ONCE) {
      if (Date.now() > until) return askAgain(season);
      await Promise.all(
        waiting
          .slice(at, at + AT_ONCE)
          .map((row) => takeFile(season, row, findFile(byName, row.file))),
      );
    }
  }
}

/** By its whole name in the archive, or by its end where only one file ends so. */
function findFile(files: ReadonlyMap<string, ArchiveFile>, named: string): ArchiveFile | undefined {
  const name = named
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .toLowerCase();
  const whole = files.get(name);
  if (whole) return whole;
  const ends = [...files].filter(([each]) => each.endsWith(`/${name}`));
  return ends.length === 1 ? ends[0]?.[1] : undefined;
}

async function keepList(season: SeasonRow, files: readonly ArchiveFile[]): Promise<void> {
  const [list] = files
    .filter(({ name }) => /(^|\/)manifest\.csv$/i.test(name))
    .sort((a, b) => a.name.split('/').length - b.name.split('/').length);
  if (!list || list.isLocked) throw new SeasonProblem('no_list');
  if (list.sizeBytes > MOST_LIST_BYTES) throw new SeasonProblem('list_too_long');
  const pieces: Buffer[] = [];
  try {
    for await (const piece of await list.open()) pieces.push(piece as Buffer);
  } catch (error) {
    throw new SeasonProblem('no_zip', { cause: error });
  }
  const lines = await dbAs(JOB, async (db) => {
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const own = await db.firmCategory.findMany({
      where: { retiredAt: null },
      select: { id: true, key: true, category: true },
    });
    return readList(Buffer.concat(pieces), Number(dayIn(firm.zone, now()).slice(0, 4)), own);
  });
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  const named = new Set(lines.map(({ file }) => findFile(byName, file)));
  const unnamed = files.filter((file) => file !== list && !named.has(file)).length;
  await keepLines(season, lines, unnamed);
}

async function end({ id, uploadId }: SeasonRow): Promise<void> {
  await dbAs(JOB, (db) =>
    db.season.updateMany({ where: { id, state: 'reading' }, data: { state: 'taken' } }),
  );
  await removeParts(JOB, uploadId);
}

async function askAgain({ id }: SeasonRow): Promise<void> {
  await dbAs(JOB, (db) => sendJob(db, 'season.read', { seasonId: id }, { singletonKey: id }));
}

async function fail({ id, uploadId }: SeasonRow, { failure, line }: SeasonProblem): Promise<void> {
  await dbAs(JOB, (db) =>
    db.season.updateMany({
      where: { id, state: 'reading' },
      data: { state: 'failed', problem: `seasons.failed.${failure}`, problemLine: line },
    }),
  );
  await removeParts(JOB, uploadId);
}
