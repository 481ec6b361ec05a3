import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finishDocument } from '@/domain/intake/finish-document';
import { beginSeason } from '@/domain/seasons/begin-season';
import { continueRun } from '@/domain/seasons/continue-run';
import { getSeason } from '@/domain/seasons/get-season';
import { publishSeason } from '@/domain/seasons/publish-season';
import { readSeason } from '@/domain/seasons/read-season';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import type { CastStand } from '@/tests/bench/cast-stand';
import { rounded, type Tell } from '@/tests/bench/figure';
import { makePdf, makeZip, send } from '@/tests/domain/documents/make-files';
import { brightwater, cast } from '@/tests/support/cast';

const FILES = 5000;
/** As the worker does it. */
const AT_ONCE = 2;
/** A season is in before lunch is over: 5,000 in ten minutes, on a machine that does other things too. */
const LEAST_PER_S = 8;

/**
 * How fast the W-2s of a season come out of their archive, are judged, read, matched by the list, and published: all of
 * them, until they wait to be told of.
 */
export async function tellSeason(
  { database: { admin } }: CastStand,
  { say, figure }: Tell,
): Promise<void> {
  const bare = await bareSpeed();
  say(`  an archive of ${FILES} W-2s, and its list`);
  const seasonId = await bring(admin);
  const began = performance.now();
  await untilTaken(seasonId, admin);
  say(`  taken out after ${rounded((performance.now() - began) / 1000, 0)} s`);
  await finishAll(admin);
  const ready = performance.now();
  say(`  ready after ${rounded((ready - began) / 1000, 0)} s`);
  await publishAll(seasonId, admin);
  const ended = performance.now();
  say(`  published within ${rounded((ended - ready) / 1000, 1)} s`);
  const value = FILES / ((ended - began) / 1000);
  const { rows } = await admin.query<{ out: number }>(
    `SELECT count(*)::int AS out FROM document WHERE state = 'outgoing' AND season_id = $1 AND tells_at IS NOT NULL`,
    [seasonId],
  );
  if (rows[0]?.out !== FILES) throw new Error(`Only ${rows[0]?.out} are published.`);
  figure({
    name: 'season.files_per_s',
    value: rounded(value, 1),
    unit: 'files/s',
    against: `a file to the disk and synced, ${rounded(bare, 0)} files/s`,
    ratio: rounded(value / bare),
    target: { of: 'value', atLeast: LEAST_PER_S },
  });
}

type Admin = CastStand['database']['admin'];

async function bring(admin: Admin): Promise<string> {
  const names = Array.from({ length: FILES }, (_, at) => `w2/${String(at).padStart(4, '0')}.pdf`);
  const lines = names.map((name) => `${name},${brightwater.name},Dana Whitlock,,W-2,2025`);
  const bytes = makeZip(
    {
      'manifest.csv': ['file,client,person,title,category,year', ...lines].join('\n'),
      ...Object.fromEntries(
        names.map((name) => [name, makePdf([`W-2 Wage and Tax Statement 2025\n${name}`])]),
      ),
    },
    { deflated: true },
  );
  const uploadId = randomUUID();
  await beginUpload(cast.tom, {
    uploadId,
    filename: 'w2s.zip',
    folder: null,
    sizeBytes: bytes.length,
    itemId: null,
    versionOfId: null,
    isArchive: true,
  });
  await appendUpload(cast.tom, { uploadId, offset: 0, source: send(bytes) });
  await beginSeason(cast.tom, uploadId);
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM season');
  return rows[0]?.id ?? '';
}

/** Each reading lasts a minute at most, as the worker's jobs do. */
async function untilTaken(seasonId: string, admin: Admin): Promise<void> {
  for (;;) {
    await readSeason(seasonId);
    const { rows } = await admin.query(`SELECT 1 FROM season WHERE state = 'reading'`);
    if (rows.length === 0) return;
  }
}

async function finishAll(admin: Admin): Promise<void> {
  const { rows } = await admin.query<{ id: string }>(
    `SELECT id FROM document WHERE state = 'staging' ORDER BY id`,
  );
  const queue = rows.map(({ id }) => id);
  const work = async () => {
    for (let id = queue.pop(); id; id = queue.pop()) await finishDocument(id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Each job works for half a minute at most. */
async function publishAll(seasonId: string, admin: Admin): Promise<void> {
  const { look } = await getSeason(cast.tom, seasonId);
  await publishSeason(cast.tom, { seasonId, look });
  for (;;) {
    const { rows } = await admin.query<{ id: string }>(
      'SELECT id FROM publishing_run WHERE ended_at IS NULL',
    );
    if (!rows[0]) return;
    await continueRun(rows[0].id);
  }
}

/** How many such files a second the disk takes, each written and synced. */
async function bareSpeed(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bare-'));
  const bytes = makePdf(['W-2']);
  const times = 200;
  const began = performance.now();
  for (let at = 0; at < times; at += 1) {
    const file = await open(join(folder, `bare-${at}`), 'w');
    await file.write(bytes);
    await file.sync();
    await file.close();
  }
  const speed = times / ((performance.now() - began) / 1000);
  rmSync(folder, { recursive: true, force: true });
  return speed;
}
