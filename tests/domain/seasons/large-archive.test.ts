import { Readable } from 'node:stream';
import { beforeEach, expect, it } from 'vitest';
import yazl from 'yazl';
import { beginSeason } from '@/domain/seasons/begin-season';
import { getSeason } from '@/domain/seasons/get-season';
import { readSeason } from '@/domain/seasons/read-season';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload, MOST_ARCHIVE_BYTES } from '@/domain/uploads/begin-upload';
import { newId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishAll } from './bring-season';

const MIB = 1024 * 1024;
const { tom } = cast;

beforeEach(async () => {
  await ownerQuery('TRUNCATE upload, upload_part, season, season_row, document CASCADE');
});

/** An archive that says everything in the way of ZIP64, of texts of so many MiB each, as it is made: it lies nowhere whole. */
function archiveOf(
  files: number,
  mib: number,
): { sizeBytes: Promise<number>; bytes: () => Readable } {
  const line = Buffer.alloc(MIB, `A line of a paper of ${brightwater.name}.\n`);
  const make = () => {
    const zip = new yazl.ZipFile();
    const options = { compress: false, forceZip64Format: true };
    const names = Array.from({ length: files }, (_, at) => `paper-${at}.txt`);
    const list = names.map((name) => `${name},${brightwater.name}`);
    zip.addBuffer(Buffer.from(['file,client', ...list].join('\n')), 'manifest.csv', options);
    for (const [at, name] of names.entries()) {
      const pieces = function* () {
        yield Buffer.from(`Paper ${at}\n`);
        for (let piece = 0; piece < mib; piece += 1) yield line;
      };
      zip.addReadStream(Readable.from(pieces()), name, options);
    }
    zip.end({ forceZip64Format: true, comment: '' });
    return zip.outputStream as Readable;
  };
  const count = async () => {
    let sizeBytes = 0;
    for await (const piece of make()) sizeBytes += (piece as Buffer).length;
    return sizeBytes;
  };
  return { sizeBytes: count(), bytes: make };
}

async function bring(files: number, mib: number): Promise<string> {
  const { sizeBytes, bytes } = archiveOf(files, mib);
  const uploadId = newId();
  await beginUpload(tom, {
    ...{ uploadId, filename: 'season.zip', folder: null, sizeBytes: await sizeBytes },
    ...{ itemId: null, versionOfId: null, isArchive: true },
  });
  expect(await appendUpload(tom, { uploadId, offset: 0, source: bytes() })).toBe(await sizeBytes);
  await beginSeason(tom, uploadId);
  const [season] = await ownerQuery<{ id: string }>('SELECT id FROM season');
  return season?.id ?? '';
}

/** How much more memory the process held at its highest than at the beginning, in MiB. */
async function memoryOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return (most - before) / MIB;
}

it('is refused by its length before a byte of it comes', async () => {
  const begin = (sizeBytes: number) =>
    beginUpload(tom, {
      ...{ uploadId: newId(), filename: 'season.zip', folder: null, sizeBytes },
      ...{ itemId: null, versionOfId: null, isArchive: true },
    });
  await expect(begin(MOST_ARCHIVE_BYTES + 1)).rejects.toMatchObject({
    code: 'invalid',
    messageKey: 'seasons.drop.too_large',
  });
  expect(await ownerQuery('SELECT 1 FROM upload')).toEqual([]);
  await begin(MOST_ARCHIVE_BYTES);
});

it('is read by a ZIP64 directory', async () => {
  const seasonId = await bring(3, 0);
  await readSeason(seasonId);
  await finishAll();
  expect(await getSeason(tom, seasonId)).toMatchObject({ state: 'taken', counts: { ready: 3 } });
});

it(
  'of 150 MB is taken in and read in a small part of the memory that it has',
  { timeout: 120_000 },
  async () => {
    const memory = await memoryOf(async () => {
      const seasonId = await bring(5, 30);
      await readSeason(seasonId);
      expect(await getSeason(tom, seasonId)).toMatchObject({ state: 'taken' });
    });
    expect(
      await ownerQuery(
        'SELECT count(*)::int AS files, min(size_bytes)::int AS least FROM document',
      ),
    ).toEqual([{ files: 5, least: 30 * MIB + 'Paper 0\n'.length }]);
    expect(memory).toBeLessThan(130);
  },
);
