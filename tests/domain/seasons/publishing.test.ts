import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringReady, clearDocuments, look as lookAt } from '@/tests/domain/documents/bring';
import { makePdf } from '@/tests/domain/documents/make-files';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { changeDocument } from '@/domain/publishing/change-document';
import { listOutgoing } from '@/domain/publishing/list-outgoing';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { tellDue } from '@/domain/publishing/tell-due';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { continueRun } from '@/domain/seasons/continue-run';
import { getSeason } from '@/domain/seasons/get-season';
import { listSeasons } from '@/domain/seasons/list-seasons';
import { publishSeason } from '@/domain/seasons/publish-season';
import { stopSeason } from '@/domain/seasons/stop-season';
import { sweepRuns } from '@/domain/seasons/sweep-runs';
import { takeStep } from '@/domain/seasons/take-step';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { publishSeasonInSteps } from '@/worker/handlers/season-publish';
import { bringSeason, publishAll, sayItGoes } from './bring-season';

const { tom, ruth, hugh } = cast;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE season, season_row, publishing_run, upload, upload_part CASCADE');
  await ownerQuery(`DELETE FROM pgboss.job WHERE name IN ('season.publish', 'document.tell')`);
});

afterEach(async () => {
  await ownerQuery('DELETE FROM assignment WHERE id = $1', [EXTRA]);
  await ownerQuery('UPDATE assignment SET ended_at = NULL');
});

const EXTRA = '01930000-0000-7000-8000-00000000f001';

/** Tom looks after the neighbour too. */
async function assignToNeighbour(): Promise<void> {
  await ownerQuery(
    `INSERT INTO assignment (id, client_id, employee_id, part) VALUES ($1, $2, $3, 'staff')`,
    [EXTRA, larkAndLoom.clientId, tom.employeeId],
  );
}

/** A season of so many papers of Brightwater's, and after them those of the neighbour. */
function bring(count: number, neighbours = 0): Promise<string> {
  const files = Array.from({ length: count + neighbours }, (_, at) => ({
    name: `f${at}.pdf`,
    client: at < count ? brightwater.name : larkAndLoom.name,
  }));
  return bringSeason({
    'manifest.csv': ['file,client', ...files.map((each) => `${each.name},${each.client}`)].join(
      '\n',
    ),
    ...Object.fromEntries(files.map(({ name }) => [name, makePdf([name])])),
  });
}

const documents = () =>
  ownerQuery<{ state: string; tellsAt: Date | null; by: string | null }>(
    'SELECT state::text, tells_at AS "tellsAt", published_by AS by FROM document ORDER BY id',
  );
const states = async () => (await documents()).map(({ state }) => state);
const jobs = (name: string) =>
  ownerQuery<{ data: { publishingId?: string } }>(
    `SELECT data FROM pgboss.job WHERE name = $1 AND state = 'created'`,
    [name],
  );

describe('a season that goes out', () => {
  it('goes on where its worker was killed, is told of together, and the ten minutes begin with its end', async () => {
    const seasonId = await bring(5);
    const id = await sayItGoes(seasonId);
    expect(await jobs('season.publish')).toEqual([{ data: { publishingId: id } }]);
    // One step was committed, and the worker was gone.
    expect(await takeStep(id, 2)).toBe(false);
    expect(await states()).toEqual(['outgoing', 'outgoing', 'ready', 'ready', 'ready']);
    expect((await documents()).every(({ tellsAt }) => tellsAt === null)).toBe(true);
    expect(await getSeason(tom, seasonId)).toMatchObject({
      run: { state: 'going', documents: 5, done: 2, outgoing: 2, tellsAt: null, isStill: false },
    });
    // Nobody is told of half of it, neither by the clock nor by hand.
    await tellDue();
    await tellPublishing(JOB, id);
    await expect(tellPublishing(tom, id)).rejects.toMatchObject({
      messageKey: 'outgoing.goes_on',
    });
    expect(await states()).toContain('ready');
    expect(await listOutgoing(ruth)).toMatchObject([{ documents: 2, tellsAt: null }]);

    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'season.publish'`);
    await publishSeasonInSteps({});
    expect(await jobs('season.publish')).toEqual([{ data: { publishingId: id } }]);
    const began = Date.now();
    await publishSeasonInSteps({ publishingId: id });
    const all = await documents();
    expect(all.map(({ state }) => state)).toEqual(Array(5).fill('outgoing'));
    expect(new Set(all.map(({ tellsAt }) => tellsAt?.getTime())).size).toBe(1);
    const waits = (all[0]?.tellsAt?.getTime() ?? 0) - began;
    expect(Math.floor(waits / 60_000)).toBe(10);
    expect(all.every(({ by }) => by === tom.personId)).toBe(true);
    const [listed] = await listSeasons(tom);
    expect(listed).toMatchObject({ run: { state: 'ended', done: 5, outgoing: 5 } });
    const log = await ownerQuery(
      `SELECT DISTINCT actor_kind, actor_id, by::text FROM activity_event WHERE type = 'publishing.begun'`,
    );
    expect(log).toEqual([{ actor_kind: 'job', actor_id: tom.personId, by: 'staff' }]);

    expect(await tellPublishing(tom, id)).toBe(5);
    expect(await ownerQuery('SELECT 1 FROM mail')).toHaveLength(1);
  });

  it('is said once however often and by how many pages, and worked once by how many workers', async () => {
    const seasonId = await bring(4);
    const { look } = await getSeason(tom, seasonId);
    await Promise.all([
      publishSeason(tom, { seasonId, look }),
      publishSeason(tom, { seasonId, look }),
    ]);
    const runs = await ownerQuery<{ id: string }>('SELECT id FROM publishing_run');
    expect(runs).toHaveLength(1);
    const id = runs[0]?.id ?? '';
    await Promise.all([takeStep(id, 1), takeStep(id, 1), continueRun(id), continueRun(id)]);
    await continueRun(id);
    expect(await states()).toEqual(Array(4).fill('outgoing'));
    const log = await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'publishing.begun'`);
    expect(log).toHaveLength(4);
  });

  it('goes out as it was looked at, or not at all', async () => {
    const seasonId = await bring(2);
    const { look } = await getSeason(tom, seasonId);
    await ownerQuery(`UPDATE document SET season_id = NULL WHERE filename = 'f0.pdf'`);
    await expect(publishSeason(tom, { seasonId, look })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'seasons.publish.changed',
    });
    expect(await states()).toEqual(['ready', 'ready']);
  });

  it('can be stopped: the rest stays ready, what is out can be taken back, and both go out again', async () => {
    const seasonId = await bring(4);
    const id = await sayItGoes(seasonId);
    await takeStep(id, 1);
    await stopSeason(tom, seasonId);
    await stopSeason(tom, seasonId);
    expect(await getSeason(tom, seasonId)).toMatchObject({ run: { state: 'stopping' } });
    await continueRun(id);
    expect(await getSeason(tom, seasonId)).toMatchObject({
      counts: { outgoing: 1, ready: 3 },
      run: { state: 'ended', outgoing: 1 },
    });
    expect((await documents()).filter(({ tellsAt }) => tellsAt !== null)).toHaveLength(1);
    expect(await jobs('document.tell')).toEqual([{ data: { publishingId: id } }]);
    expect(await takeBackPublishing(tom, { publishingId: id })).toBe(1);
    expect(await tellPublishing(tom, await publishAll(seasonId))).toBe(4);
  });

  it('is taken back whole while it goes out, by a colleague too, and goes no further', async () => {
    const seasonId = await bring(4);
    const id = await sayItGoes(seasonId);
    await takeStep(id, 2);
    const [taken] = await Promise.all([
      takeBackPublishing(ruth, { publishingId: id }),
      continueRun(id),
    ]);
    expect([2, 4]).toContain(taken);
    await continueRun(id);
    expect(await states()).toEqual(Array(4).fill('ready'));
    expect(await getSeason(tom, seasonId)).toMatchObject({
      counts: { ready: 4 },
      run: { state: 'ended', outgoing: 0, tellsAt: null },
    });
    expect(await jobs('document.tell')).toEqual([]);
    await expect(tellPublishing(tom, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of which one document is taken back goes on, without that one', async () => {
    const seasonId = await bring(3);
    const id = await sayItGoes(seasonId);
    await takeStep(id, 1);
    const [out] = await ownerQuery<{ id: string }>(
      `SELECT id FROM document WHERE state = 'outgoing'`,
    );
    const documentId = out?.id ?? '';
    expect(await takeBackPublishing(tom, { publishingId: id, documentId })).toBe(1);
    await continueRun(id);
    expect((await states()).sort()).toEqual(['outgoing', 'outgoing', 'ready']);
  });

  it('is nobody’s to stop who looks after none of it', async () => {
    const id = await sayItGoes(await bring(2));
    await takeStep(id, 1);
    const taking = takeBackPublishing(hugh, { publishingId: id });
    await expect(taking).rejects.toMatchObject({ code: 'not_found' });
    const [run] = await ownerQuery('SELECT stopped_at AS stopped FROM publishing_run');
    expect(run).toEqual({ stopped: null });
  });
});

describe('what does not go out', () => {
  it('of a client whom they lost in the middle is left with why, and the rest goes on', async () => {
    await assignToNeighbour();
    const seasonId = await bring(3, 2);
    const id = await sayItGoes(seasonId);
    await takeStep(id, 1);
    await ownerQuery('UPDATE assignment SET ended_at = now() WHERE id = $1', [EXTRA]);
    await continueRun(id);
    expect((await states()).sort()).toEqual(['outgoing', 'outgoing', 'outgoing', 'ready', 'ready']);
    const { shown, counts } = await getSeason(tom, seasonId);
    expect(counts).toMatchObject({ outgoing: 3, check: 2 });
    expect(shown.filter(({ step }) => step === 'check').map(({ problem }) => problem)).toEqual(
      Array(2).fill('seasons.left.no_right'),
    );
    // Whoever looks after that client finds them among the files of every day.
    expect(await lookAt(hugh)).toHaveLength(2);
  });

  it('goes out for nobody who has left the firm', async () => {
    const seasonId = await bring(2);
    const id = await sayItGoes(seasonId);
    await ownerQuery('UPDATE assignment SET ended_at = now() WHERE employee_id = $1', [
      tom.employeeId,
    ]);
    await continueRun(id);
    expect(await states()).toEqual(['ready', 'ready']);
    expect(await jobs('document.tell')).toEqual([]);
    expect(await lookAt(ruth)).toHaveLength(2);
  });

  it('was changed, matched anew or removed since, or names nobody any more', async () => {
    const seasonId = await bring(4);
    const id = await sayItGoes(seasonId);
    const rows = await ownerQuery<{ id: string; filename: string }>(
      'SELECT id, filename FROM document',
    );
    const idOf = (name: string) => rows.find(({ filename }) => filename === name)?.id ?? '';
    await changeDocument(ruth, {
      documentId: idOf('f1.pdf'),
      title: 'Another',
      category: 'tax',
      year: 2025,
      audience: 'all',
      readers: [],
      actionNeeded: false,
      dueOn: null,
    });
    await ownerQuery(`UPDATE document SET audience = 'named' WHERE id = $1`, [idOf('f2.pdf')]);
    await ownerQuery('DELETE FROM document WHERE id = $1', [idOf('f3.pdf')]);
    await continueRun(id);
    const { shown } = await getSeason(tom, seasonId);
    expect(
      Object.fromEntries(shown.map(({ file, step, problem }) => [file, [step, problem]])),
    ).toEqual({
      'f0.pdf': ['outgoing', null],
      'f1.pdf': ['check', 'seasons.left.changed'],
      'f2.pdf': ['check', 'seasons.left.nobody_named'],
      'f3.pdf': ['gone', null],
    });
    expect((await lookAt(tom)).map(({ filename }) => filename).sort()).toEqual([
      'f1.pdf',
      'f2.pdf',
    ]);
  });

  it('is refused by the database, whatever the job means to do', async () => {
    const seasonId = await bring(1);
    const id = await sayItGoes(seasonId);
    const other = await bringReady({ text: brightwater.name });
    const out = (documentId: string, personId: string, publishingId: string) =>
      dbAs({ ...JOB, personId }, (db) =>
        db.document.update({
          where: { id: documentId },
          data: { state: 'outgoing', publishingId, publishedBy: personId, tellsAt: new Date() },
        }),
      );
    const [row] = await ownerQuery<{ id: string }>(
      'SELECT id FROM document WHERE season_id IS NOT NULL',
    );
    const mine = row?.id ?? '';
    // No document of no season, in nobody else's name, and not of what nobody said.
    for (const [document, by, said] of [
      [other, tom, id],
      [mine, ruth, id],
      [mine, tom, other],
    ] as const)
      await expect(out(document, by.personId, said)).rejects.toThrow();
    await out(mine, tom.personId, id);
  });

  it('says that nothing moves when the worker stands still', async () => {
    const seasonId = await bring(1);
    await sayItGoes(seasonId);
    await ownerQuery(`UPDATE publishing_run SET moved_at = now() - interval '3 minutes'`);
    expect(await getSeason(tom, seasonId)).toMatchObject({ run: { isStill: true } });
    await sweepRuns();
    expect(await jobs('season.publish')).toHaveLength(1);
  });
});
