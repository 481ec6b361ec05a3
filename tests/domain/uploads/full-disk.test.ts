import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextOf } from '@/domain/documents/document-context';
import { getSeason } from '@/domain/seasons/get-season';
import { readSeason } from '@/domain/seasons/read-season';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { finishUpload } from '@/domain/uploads/finish-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { openObject } from '@/lib/storage';
import { makePdf, makePng, makeZip, send } from '@/tests/domain/documents/make-files';
import { bringArchive, finishAll } from '@/tests/domain/seasons/bring-season';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { canLimitFiles, limitFiles } from '@/tests/support/disk-limit';

const MIB = 1024 * 1024;
const { tom } = cast;
const large = Buffer.concat([makePng(), randomBytes(11 * MIB)]);
const FULL = { reason: 'full', code: 'unavailable', messageKey: 'storage.full' };

beforeEach(async () => {
  await ownerQuery('TRUNCATE upload, upload_part, season, season_row, document CASCADE');
});
const full = (bytes: number) => limitFiles(process.pid, bytes);
const makeRoom = () => limitFiles(process.pid, null);
afterEach(makeRoom);

async function begin(): Promise<string> {
  const uploadId = newId();
  await beginUpload(tom, {
    ...{ uploadId, filename: 'large.png', folder: null, sizeBytes: large.length },
    ...{ itemId: null, versionOfId: null, isArchive: false },
  });
  return uploadId;
}

/** Every file in the storage, and how many of them are half written. */
async function stored(): Promise<{ files: number; halfWritten: number }> {
  const entries = await readdir(env().STORAGE_DIR, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const halfWritten = files.filter(({ parentPath }) => parentPath.endsWith('incoming')).length;
  return { files: files.length, halfWritten };
}

type Row = Parameters<typeof contextOf>[0] & Parameters<typeof openObject>[0];

async function documents(): Promise<Row[]> {
  return ownerQuery<Row>(
    `SELECT id, client_id AS "clientId", item_id AS "itemId", state, storage_key AS "storageKey", wrapped_key AS "wrappedKey",
            key_id AS "keyId", size_bytes AS "sizeBytes" FROM document`,
  );
}

async function expectWhole(): Promise<void> {
  const [row, ...others] = await documents();
  expect(others).toEqual([]);
  if (!row) throw new Error('There is no document.');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(await buffer(await openObject(row, contextOf(row))))).toBe(hash(large));
}

/** The file system itself says no, in the middle of a write. */
describe.skipIf(!canLimitFiles)('a disk that is full', () => {
  it('while a file arrives keeps what was counted, and it goes on from there when there is room', async () => {
    const uploadId = await begin();
    const beginning = large.subarray(0, MIB);
    await appendUpload(tom, { uploadId, offset: 0, source: send(beginning) });
    const before = await stored();
    full(2 * MIB);
    const rest = large.subarray(MIB);
    const goOn = () => appendUpload(tom, { uploadId, offset: MIB, source: send(rest) });
    await expect(goOn()).rejects.toMatchObject(FULL);
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: MIB });
    expect(await stored()).toEqual({ ...before, halfWritten: 0 });
    makeRoom();
    expect(await goOn()).toBe(large.length);
    await finishUpload(tom, uploadId);
    await expectWhole();
  });

  it('when all of it has arrived leaves its parts, and no document until there is room', async () => {
    const uploadId = await begin();
    await appendUpload(tom, { uploadId, offset: 0, source: send(large) });
    const before = await stored();
    full(5 * MIB);
    await expect(finishUpload(tom, uploadId)).rejects.toMatchObject(FULL);
    await expect(finishUpload(tom, uploadId)).rejects.toMatchObject(FULL);
    expect(await documents()).toEqual([]);
    expect(await stored()).toEqual({ ...before, halfWritten: 0 });
    expect(await getUpload(tom, uploadId)).toMatchObject({
      receivedBytes: large.length,
      finishedAt: null,
    });
    makeRoom();
    await finishUpload(tom, uploadId);
    await expectWhole();
    expect(await ownerQuery('SELECT 1 FROM upload_part')).toEqual([]);
  });

  it('in the middle of a season stops it where it is, and blames no file for it', async () => {
    const names = ['a.pdf', 'large.png', 'b.pdf'];
    const archive = makeZip({
      'manifest.csv': ['file,client', ...names.map((name) => `${name},${brightwater.name}`)].join(
        '\n',
      ),
      'a.pdf': makePdf(['a']),
      'large.png': large,
      'b.pdf': makePdf(['b']),
    });
    const { seasonId } = await bringArchive(archive);
    full(5 * MIB);
    await expect(readSeason(seasonId)).rejects.toMatchObject(FULL);
    expect(await getSeason(tom, seasonId)).toMatchObject({ state: 'reading' });
    const lines = () =>
      ownerQuery<{ file: string; problem: string | null; taken: boolean }>(
        'SELECT file, problem, document_id IS NOT NULL AS taken FROM season_row ORDER BY line',
      );
    expect((await lines()).find(({ file }) => file === 'large.png')).toEqual({
      ...{ file: 'large.png', problem: null, taken: false },
    });
    expect((await stored()).halfWritten).toBe(0);
    makeRoom();
    await readSeason(seasonId);
    await finishAll();
    expect((await lines()).every(({ taken, problem }) => taken && !problem)).toBe(true);
    expect(await documents()).toHaveLength(3);
    expect(await getSeason(tom, seasonId)).toMatchObject({ state: 'taken' });
  });
});
