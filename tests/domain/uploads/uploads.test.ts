import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makePdf, makePng, makeZip, send } from '@/tests/domain/documents/make-files';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { contextOf } from '@/domain/documents/document-context';
import { MOST_BYTES } from '@/domain/intake/refusal';
import { appendUpload } from '@/domain/uploads/append-upload';
import { beginUpload } from '@/domain/uploads/begin-upload';
import { finishUpload } from '@/domain/uploads/finish-upload';
import { getUpload } from '@/domain/uploads/get-upload';
import { Pieces } from '@/domain/uploads/pieces';
import { removeUpload } from '@/domain/uploads/remove-upload';
import { sweepUploads } from '@/domain/uploads/sweep-uploads';
import type { Actor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { openObject } from '@/lib/storage';

const { tom, ruth, dana, joan } = cast;
const DAY_MS = 24 * 60 * 60_000;
const pdf = makePdf(['A paper of Brightwater Ceramics LLC']);
/** A picture with 11 MB of noise behind it, so that it comes in several parts. */
const large = Buffer.concat([makePng(), randomBytes(11 * 1024 * 1024)]);

beforeEach(async () => {
  await ownerQuery('TRUNCATE upload, upload_part, document CASCADE');
});

async function begin(
  bytes: Buffer,
  { as = tom, filename = 'paper.pdf', sizeBytes = bytes.length }: BeginOptions = {},
) {
  const uploadId = newId();
  await beginUpload(as, {
    uploadId,
    filename,
    folder: null,
    sizeBytes,
    itemId: null,
    versionOfId: null,
    isArchive: false,
  });
  return uploadId;
}
type BeginOptions = { as?: Actor; filename?: string; sizeBytes?: number };

const append = (uploadId: string, offset: number, bytes: Buffer, breakAfter?: number) =>
  appendUpload(tom, { uploadId, offset, source: send(bytes, breakAfter) });

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(env().STORAGE_DIR, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

async function storedDocument(): Promise<Buffer> {
  const [row] = await ownerQuery<
    Parameters<typeof contextOf>[0] & Parameters<typeof openObject>[0]
  >(
    `SELECT id, client_id AS "clientId", item_id AS "itemId", state, storage_key AS "storageKey", wrapped_key AS "wrappedKey",
            key_id AS "keyId", size_bytes AS "sizeBytes" FROM document`,
  );
  if (!row) throw new Error('There is no document.');
  const pieces: Buffer[] = [];
  for await (const piece of await openObject(row, contextOf(row))) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that arrives in parts', () => {
  it('goes on where a line broke, and is byte for byte what was sent', async () => {
    const uploadId = await begin(large, { filename: 'large.png' });
    const first = await append(uploadId, 0, large, 5_000_000);
    expect(first).toBeGreaterThanOrEqual(5_000_000);
    expect(first).toBeLessThan(large.length);
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: first });
    const second = await append(uploadId, first, large.subarray(first), 3_000_000);
    const third = await append(uploadId, second, large.subarray(second));
    expect(third).toBe(large.length);
    await finishUpload(tom, uploadId);
    expect(hash(await storedDocument())).toBe(hash(large));
    expect(await ownerQuery('SELECT 1 FROM upload_part')).toEqual([]);
  });

  it('lies nowhere in plain, and leaves one object when it is whole', async () => {
    const before = await storedFiles();
    const text = Buffer.from('The salary of Noor is 61,000. '.repeat(200_000));
    const uploadId = await begin(text, { filename: 'wages.txt' });
    await append(uploadId, 0, text, 4_500_000);
    const parts = (await storedFiles()).filter((file) => !before.includes(file));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect((await readFile(part)).includes('salary')).toBe(false);
    }
    const { receivedBytes } = await getUpload(tom, uploadId);
    await append(uploadId, receivedBytes, text.subarray(receivedBytes));
    await finishUpload(tom, uploadId);
    expect((await storedFiles()).filter((file) => !before.includes(file))).toHaveLength(1);
  });

  it('is one document however often and at once it is finished', async () => {
    const uploadId = await begin(pdf);
    await append(uploadId, 0, pdf);
    await Promise.allSettled([finishUpload(tom, uploadId), finishUpload(tom, uploadId)]);
    await finishUpload(tom, uploadId);
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(1);
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: pdf.length });
  });

  it('counts of two who send the same bytes at once one, whole', async () => {
    const uploadId = await begin(large, { filename: 'large.png' });
    await Promise.allSettled([append(uploadId, 0, large), append(uploadId, 0, large)]);
    const { receivedBytes } = await getUpload(tom, uploadId);
    if (receivedBytes < large.length) {
      await append(uploadId, receivedBytes, large.subarray(receivedBytes));
    }
    await finishUpload(tom, uploadId);
    expect(hash(await storedDocument())).toBe(hash(large));
  });

  it('is finished again from its parts by whoever comes after one who was stopped half-way', async () => {
    const uploadId = await begin(pdf);
    await append(uploadId, 0, pdf);
    await ownerQuery(`UPDATE upload SET finishing_until = now() + interval '2 minutes'`);
    await expect(finishUpload(tom, uploadId)).rejects.toMatchObject({ code: 'unavailable' });
    await withClock(new Date(Date.now() + 3 * 60_000), () => finishUpload(tom, uploadId));
    expect(await storedDocument()).toEqual(pdf);
  });

  it('is given up with all its bytes by whoever sends it, and by the clock after three days', async () => {
    const before = (await storedFiles()).length;
    const given = await begin(pdf);
    await append(given, 0, pdf.subarray(0, 100));
    await removeUpload(tom, given);
    const forgotten = await begin(pdf);
    await append(forgotten, 0, pdf.subarray(0, 100));
    await sweepUploads();
    expect(await getUpload(tom, forgotten)).toMatchObject({ receivedBytes: 100 });
    await withClock(new Date(Date.now() + 3 * DAY_MS), async () => {
      await expect(getUpload(tom, forgotten)).rejects.toMatchObject({ code: 'not_found' });
      await sweepUploads();
    });
    expect(await ownerQuery('SELECT 1 FROM upload')).toEqual([]);
    expect((await storedFiles()).length).toBe(before);
  });
});

describe('what is refused', () => {
  it.each([
    ['empty', { sizeBytes: 0 }, 'documents.refused.empty'],
    ['too large', { sizeBytes: MOST_BYTES + 1 }, 'documents.refused.too_large'],
    ['a program', { filename: 'setup.exe' }, 'documents.refused.type'],
    ['an archive', { filename: 'all.zip' }, 'documents.refused.archive'],
  ])('before a byte is sent: %s', async (_, options, messageKey) => {
    await expect(begin(pdf, options)).rejects.toMatchObject({ code: 'invalid', messageKey });
    expect(await ownerQuery('SELECT 1 FROM upload')).toEqual([]);
  });

  it('a length that lies: more than was announced, and less is not whole', async () => {
    const uploadId = await begin(pdf, { sizeBytes: 100 });
    await expect(append(uploadId, 0, pdf)).rejects.toMatchObject({ code: 'invalid' });
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: 100 });
    const longer = await begin(pdf, { sizeBytes: pdf.length + 1 });
    await append(longer, 0, pdf);
    await expect(finishUpload(tom, longer)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
  });

  it('what is not what its name says is refused when it is whole, and nothing of it stays', async () => {
    const before = (await storedFiles()).length;
    for (const bytes of [makePng(), makeZip({ 'a.txt': 'a' })]) {
      const uploadId = await begin(bytes);
      await append(uploadId, 0, bytes);
      await expect(finishUpload(tom, uploadId)).rejects.toMatchObject({ code: 'invalid' });
      await expect(getUpload(tom, uploadId)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await storedFiles()).length).toBe(before);
  });

  it('bytes that don’t follow on what is there', async () => {
    const uploadId = await begin(pdf);
    await append(uploadId, 0, pdf.subarray(0, 100));
    for (const offset of [0, 99, 101, pdf.length]) {
      await expect(append(uploadId, offset, pdf.subarray(100))).rejects.toMatchObject({
        code: 'conflict',
      });
    }
  });

  it('parts that are not what was stored: they have to be sent again', async () => {
    const uploadId = await begin(large, { filename: 'large.png' });
    const before = await storedFiles();
    await append(uploadId, 0, large);
    await ownerQuery(`UPDATE upload_part SET starts_at = starts_at + 1 WHERE starts_at > 0`);
    await expect(finishUpload(tom, uploadId)).rejects.toMatchObject({
      messageKey: 'documents.refused.cut_off',
      cause: { reason: 'altered' },
    });
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
    expect(await storedFiles()).toEqual(before);
  });

  it('is nobody’s but whose it is', async () => {
    const uploadId = await begin(pdf);
    await append(uploadId, 0, pdf.subarray(0, 10));
    for (const other of [ruth, dana, joan]) {
      for (const asked of [
        () => getUpload(other, uploadId),
        () => finishUpload(other, uploadId),
        () => removeUpload(other, uploadId),
        () => appendUpload(other, { uploadId, offset: 10, source: send(pdf) }),
      ]) {
        await expect(asked()).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    expect(await getUpload(tom, uploadId)).toMatchObject({ receivedBytes: 10 });
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['a\0b\nc\r\u202Efdp.txt', 'abcfdp.txt'],
    ['CON', '_CON'],
    ['e\u0301tat.txt', '\u00e9tat.txt'],
  ])('%j is kept as %j', async (filename, kept) => {
    await begin(pdf, { filename });
    expect(await ownerQuery('SELECT filename FROM upload')).toEqual([{ filename: kept }]);
  });

  it('of 4,000 characters are shortened, and keep their ending', async () => {
    await begin(pdf, { filename: `${'x'.repeat(4000)}.pdf` });
    const [row] = await ownerQuery<{ filename: string }>('SELECT filename FROM upload');
    expect(row?.filename).toMatch(/^x+….pdf$/);
    expect(row?.filename.length).toBeLessThanOrEqual(180);
  });
});

describe('a line', () => {
  it('that hangs at 99 % is given up, and what came is there', async () => {
    const hanging = (async function* () {
      yield Buffer.from('abc');
      await new Promise(() => undefined);
    })();
    const pieces = new Pieces(hanging, 50);
    const got: Uint8Array[] = [];
    for await (const piece of pieces.take(10)) got.push(piece);
    expect(Buffer.concat(got).toString()).toBe('abc');
    expect(pieces.broke).toBeInstanceOf(Error);
    expect(await pieces.hasMore()).toBe(false);
  });

  it('is cut into portions, with nothing lost between them', async () => {
    const pieces = new Pieces(send(Buffer.from('abcdefghij')));
    const portions: string[] = [];
    while (await pieces.hasMore()) {
      let portion = '';
      for await (const piece of pieces.take(4)) portion += Buffer.from(piece).toString();
      portions.push(portion);
    }
    expect(portions).toEqual(['abcd', 'efgh', 'ij']);
  });
});
