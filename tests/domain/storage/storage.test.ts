import { createHash, randomBytes } from 'node:crypto';
import { copyFile, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { drain, fileOf, filesThere, removeFolder } from './storage-setting';
import { openObject, putObject, rebindObject, removeObject } from '@/lib/storage';
import { CHUNK_BYTES, HEADER_BYTES, sealedBytes } from '@/lib/storage/chunks';

const MOST = { maxBytes: 10 * 1024 * 1024 };
const SEALED = CHUNK_BYTES + 16;
const BORDERS = [
  0,
  1,
  CHUNK_BYTES - 1,
  CHUNK_BYTES,
  CHUNK_BYTES + 1,
  2 * CHUNK_BYTES,
  3 * CHUNK_BYTES + 7,
];

afterAll(removeFolder);

async function readBack(ref: Parameters<typeof openObject>[0], context: string) {
  const { bytes, error } = await drain(await openObject(ref, context));
  if (error) throw error;
  return bytes;
}

describe('what is put in comes out', () => {
  it.each(BORDERS)('%i bytes', async (size) => {
    const plain = randomBytes(size);
    const stored = await putObject(plain, 'a', MOST);
    expect(stored.sizeBytes).toBe(size);
    expect(Buffer.from(stored.sha256)).toEqual(createHash('sha256').update(plain).digest());
    expect(await readBack(stored, 'a')).toEqual(plain);
    const file = await readFile(fileOf(stored.storageKey));
    expect(file.length).toBe(sealedBytes(size));
    if (size > 16) expect(file.includes(plain.subarray(0, 16))).toBe(false);
  });

  it('in pieces of any size, any range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 * CHUNK_BYTES }),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (size, cuts, a, b) => {
          const plain = randomBytes(size);
          const pieces = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(plain.subarray(at, at + cut));
            at = Math.min(size, at + cut);
          }
          pieces.push(plain.subarray(at));
          const stored = await putObject(Readable.from(pieces, { objectMode: true }), 'c', MOST);
          const [start = 0, end = 0] = [a, b]
            .map((x) => Math.floor(x * (size - 1)))
            .sort((x, y) => x - y);
          const part = await drain(await openObject(stored, 'c', { start, end }));
          expect(part.error).toBeNull();
          expect(part.bytes.equals(plain.subarray(start, end + 1))).toBe(true);
          await removeObject(stored.storageKey);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and a range outside it is a mistake of the caller', async () => {
    const stored = await putObject(randomBytes(10), 'a', MOST);
    for (const range of [
      { start: 0, end: 10 },
      { start: 5, end: 4 },
      { start: -1, end: 2 },
    ]) {
      await expect(openObject(stored, 'a', range)).rejects.toBeInstanceOf(RangeError);
    }
  });
});

describe('nothing wrong is ever given', () => {
  const plain = randomBytes(3 * CHUNK_BYTES + 1000);

  /** What comes out is the beginning of what went in, and then a refusal. */
  async function refused(ref: Parameters<typeof openObject>[0], context = 'a', expected = plain) {
    const opened = await openObject(ref, context).catch((error: unknown) => error);
    if (!(opened instanceof Readable)) {
      expect(opened).toMatchObject({ reason: 'altered', code: 'unavailable' });
      return;
    }
    const { bytes, error } = await drain(opened);
    expect(error).toMatchObject({ reason: 'altered' });
    expect(bytes.length).toBeLessThan(expected.length);
    expect(bytes.equals(expected.subarray(0, bytes.length))).toBe(true);
  }

  it('after any bit was flipped', async () => {
    const stored = await putObject(plain, 'a', MOST);
    const file = await readFile(fileOf(stored.storageKey));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(file);
        altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at);
        await writeFile(fileOf(stored.storageKey), altered);
        await refused(stored);
      }),
      {
        numRuns: 80,
        examples: [
          [0, 0],
          [4, 7],
          [HEADER_BYTES, 0],
          [file.length - 1, 0],
        ],
      },
    );
  });

  it('after a cut, or with something added', async () => {
    const stored = await putObject(plain, 'a', MOST);
    const file = await readFile(fileOf(stored.storageKey));
    for (const length of [
      0,
      3,
      HEADER_BYTES,
      HEADER_BYTES + SEALED,
      file.length - 1000,
      file.length - 1,
    ]) {
      await writeFile(fileOf(stored.storageKey), file.subarray(0, length));
      await refused(stored);
      // Nor when the row tells the same lie.
      await refused({
        ...stored,
        sizeBytes: Math.max(0, Math.floor((length - HEADER_BYTES) / SEALED)) * CHUNK_BYTES,
      });
    }
    await writeFile(fileOf(stored.storageKey), Buffer.concat([file, randomBytes(100)]));
    await refused(stored);
  });

  it('after whole chunks were cut off, though the row says so too', async () => {
    const even = randomBytes(3 * CHUNK_BYTES);
    const stored = await putObject(even, 'a', MOST);
    await truncate(fileOf(stored.storageKey), sealedBytes(2 * CHUNK_BYTES));
    await refused({ ...stored, sizeBytes: 2 * CHUNK_BYTES }, 'a', even);
  });

  it('after chunks changed places', async () => {
    const stored = await putObject(plain, 'a', MOST);
    const file = await readFile(fileOf(stored.storageKey));
    const swapped = Buffer.from(file);
    file.copy(swapped, HEADER_BYTES, HEADER_BYTES + SEALED, HEADER_BYTES + 2 * SEALED);
    file.copy(swapped, HEADER_BYTES + SEALED, HEADER_BYTES, HEADER_BYTES + SEALED);
    await writeFile(fileOf(stored.storageKey), swapped);
    await refused(stored);
  });

  it('of another object, or for another owner', async () => {
    const mine = await putObject(plain, 'client:a', MOST);
    const theirs = await putObject(randomBytes(plain.length), 'client:b', MOST);
    await refused(mine, 'client:b');
    await refused({ ...mine, storageKey: theirs.storageKey }, 'client:a');
    await refused({ ...mine, wrappedKey: theirs.wrappedKey }, 'client:a');
    await refused(
      { ...mine, storageKey: theirs.storageKey, wrappedKey: theirs.wrappedKey },
      'client:a',
    );
    await copyFile(fileOf(theirs.storageKey), fileOf(mine.storageKey));
    await refused(mine, 'client:a');
  });
});

describe('keys', () => {
  it('are bound anew to another owner, the bytes untouched', async () => {
    const plain = randomBytes(70_000);
    const stored = await putObject(plain, 'nobody', MOST);
    const before = await readFile(fileOf(stored.storageKey));
    const bound = { ...stored, ...rebindObject(stored, 'nobody', 'client:a') };
    expect(await readBack(bound, 'client:a')).toEqual(plain);
    await expect(openObject(bound, 'nobody')).rejects.toMatchObject({ reason: 'altered' });
    expect(() => rebindObject(stored, 'client:z', 'client:a')).toThrow(/altered/);
    expect(await readFile(fileOf(stored.storageKey))).toEqual(before);
    expect(stored.keyId).toBe('k2');
  });

  it('that the keyring does not have are named as missing', async () => {
    const stored = await putObject(randomBytes(5), 'a', MOST);
    await expect(openObject({ ...stored, keyId: 'k0' }, 'a')).rejects.toMatchObject({
      reason: 'key_missing',
    });
    await expect(openObject({ ...stored, keyId: 'k1' }, 'a')).rejects.toMatchObject({
      reason: 'altered',
    });
  });
});

describe('what fails leaves nothing behind', () => {
  it('too large, a source that breaks, and removal', async () => {
    const before = await filesThere();
    await expect(putObject(randomBytes(11), 'a', { maxBytes: 10 })).rejects.toMatchObject({
      reason: 'too_large',
      code: 'invalid',
    });
    const broken = new Error('the line broke');
    const source = Readable.from(
      (async function* () {
        yield randomBytes(200_000);
        throw broken;
      })(),
    );
    await expect(putObject(source, 'a', MOST)).rejects.toBe(broken);
    const kept = await putObject(randomBytes(10), 'a', { maxBytes: 10 });
    await removeObject(kept.storageKey);
    await removeObject(kept.storageKey);
    expect(await filesThere()).toEqual(before);
  });

  it('a missing object says so; a key is never a path', async () => {
    const stored = await putObject(randomBytes(10), 'a', MOST);
    await unlink(fileOf(stored.storageKey));
    await expect(openObject(stored, 'a')).rejects.toMatchObject({
      reason: 'missing',
      code: 'unavailable',
    });
    for (const storageKey of ['../../etc/passwd', '', stored.storageKey.toUpperCase()]) {
      await expect(removeObject(storageKey)).rejects.toMatchObject({ reason: 'missing' });
    }
  });

  it('a stream that nobody reads lets go of its file', async () => {
    const stored = await putObject(randomBytes(500_000), 'a', MOST);
    for (let i = 0; i < 50; i += 1) {
      const stream = await openObject(stored, 'a');
      stream.destroy();
      await new Promise((resolve) => stream.once('close', resolve));
    }
    expect(await readBack(stored, 'a')).toHaveLength(500_000);
  });
});
