import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS, sealHash } from '@/domain/sealing/chain';
import { readCheckpoints } from '@/domain/sealing/checkpoint';
import { verifyExport } from '@/domain/sealing/verify-export';
import { checkpointAt, eventId, inPieces, keys, makeChain, makeExport } from './made-export';

const ROWS = 12;
const whole = makeExport(ROWS);
const PLACES = [1, 6, ROWS];

const verify = (lines: readonly string[], checkpoints: readonly string[] = []) =>
  verifyExport(inPieces(lines.join('')), {
    checkpoints: readCheckpoints(checkpoints.join('\n')),
    keys,
  });

const faultOf = async (lines: readonly string[], checkpoints?: readonly string[]) =>
  (await verify(lines, checkpoints)).fault;

/** The export with something done to row `seq`, which is line `seq - 1`. */
const changed = (seq: number, change: (line: string) => string) =>
  whole.lines.map((line, index) => (index === seq - 1 ? change(line) : line));

/** Another hexadecimal digit in the place of the first of `name`. */
const turned = (name: string) => (line: string) =>
  line.replace(new RegExp(`"${name}":"(.)`), (_, digit: string) => {
    return `"${name}":"${digit === '0' ? '1' : '0'}`;
  });

describe('the hash of a seal', () => {
  it('is SHA-256 over the hash before it, its number in eight bytes, and the text', () => {
    const seq = 2 ** 33 + 5;
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(seq));
    const text = Buffer.from('{"v":1}');
    const all = Buffer.concat([Buffer.alloc(32), number, text]);
    expect(sealHash(GENESIS, seq, text)).toBe(hash('sha256', all, 'hex'));
  });
});

describe('an export', () => {
  it('is whole as it was made, in whatever pieces it comes', async () => {
    for (const length of [1, 7, 113, 1_000_000]) {
      const verdict = await verifyExport(inPieces(whole.lines.join(''), length), {
        checkpoints: [],
        keys,
      });
      expect(verdict).toEqual({
        head: { seq: ROWS, hash: whole.hashes[ROWS] },
        fault: null,
        compared: 0,
        unsigned: 0,
      });
    }
  });

  it('is whole when nothing has happened yet', async () => {
    expect(await faultOf(makeExport(0).lines)).toBeNull();
  });

  it.each(PLACES)('with the event of row %i changed names it', async (seq) => {
    expect(await faultOf(changed(seq, (line) => line.replace('Zoë', 'Zoe')))).toEqual({
      ...{ kind: 'event_changed', seq, eventId: eventId(seq) },
    });
  });

  it.each(PLACES)('with the hash of row %i changed names it', async (seq) => {
    // Of the last row nothing tells whether its event or its hash was changed.
    const kind = seq === ROWS ? 'event_changed' : 'seal_changed';
    expect(await faultOf(changed(seq, turned('hash')))).toMatchObject({ kind, seq });
  });

  it.each(PLACES)('with the link of row %i changed names it', async (seq) => {
    expect(await faultOf(changed(seq, turned('prev')))).toMatchObject({
      ...{ kind: 'seal_changed', seq, eventId: eventId(seq) },
    });
  });

  it.each(PLACES)('with the number of row %i changed names it', async (seq) => {
    const lines = changed(seq, (line) => line.replace(/"seq":\d+/, '"seq":99'));
    expect(await faultOf(lines)).toMatchObject({ kind: 'renumbered', seq, until: 99 });
  });

  it.each(PLACES)('with row %i made unreadable names it', async (seq) => {
    const lines = changed(seq, (line) => line.replace('"event":', '"event";'));
    expect(await faultOf(lines)).toEqual({ kind: 'unreadable', seq, eventId: eventId(seq) });
  });

  it('without its first or a middle row names the number that is missing', async () => {
    for (const seq of [1, 6]) {
      const lines = whole.lines.filter((_, index) => index !== seq - 1);
      expect(await faultOf(lines)).toMatchObject({ kind: 'removed', seq, until: seq });
    }
    const lines = whole.lines.filter((_, index) => index < 3 || index > 6);
    expect(await faultOf(lines)).toMatchObject({ kind: 'removed', seq: 4, until: 7 });
  });

  it('without its last rows is known by its signed end', async () => {
    const lines = whole.lines.filter((_, index) => index !== ROWS - 1 && index !== ROWS - 2);
    expect(await faultOf(lines)).toMatchObject({ kind: 'cut_off', seq: ROWS - 2, until: ROWS });
  });

  it('without its end is not closed, also where the last line broke off', async () => {
    expect(await faultOf(whole.lines.slice(0, ROWS))).toMatchObject({ kind: 'not_closed' });
    const broken = whole.lines.join('').slice(0, -150);
    expect(await faultOf([broken])).not.toBeNull();
  });

  it('with another’s end is forged', async () => {
    const chain = makeChain(ROWS);
    const end = checkpointAt(chain, ROWS).replace(/.$/, (letter) => (letter === 'A' ? 'E' : 'A'));
    const lines = [...chain.lines, `${JSON.stringify({ checkpoint: end })}\n`];
    expect(await faultOf(lines)).toMatchObject({ kind: 'forged', seq: ROWS });
  });

  it.each(PLACES)('with a foreign row before row %i names the foreign one', async (seq) => {
    const foreign = makeChain(ROWS).lines[seq - 1]?.replace('Zoë', 'Eve') ?? '';
    const line = turned('prev')(foreign).replaceAll(eventId(seq), eventId(999));
    const lines = whole.lines.flatMap((own, index) => (index === seq - 1 ? [line, own] : [own]));
    expect(await faultOf(lines)).toEqual({ kind: 'inserted', seq, eventId: eventId(999) });
  });

  it('with a row twice says that the second was put in', async () => {
    const lines = whole.lines.flatMap((line, index) => (index === 4 ? [line, line] : [line]));
    expect(await faultOf(lines)).toEqual({ kind: 'inserted', seq: 6, eventId: eventId(5) });
  });

  it('with two rows in each other’s place names the first of the places', async () => {
    const swapped = (a: number, b: number) =>
      whole.lines.map((line, index) => {
        const from = index === a - 1 ? b : index === b - 1 ? a : index + 1;
        return whole.lines[from - 1] ?? line;
      });
    for (const [a, b] of [
      [1, 2],
      [5, 6],
      [3, 9],
      [11, 12],
    ] as const) {
      expect(await faultOf(swapped(a, b))).toMatchObject({
        ...{ kind: 'reordered', seq: a, eventId: eventId(a) },
      });
    }
  });

  it('with a row behind its end says so', async () => {
    expect(await faultOf([...whole.lines, whole.lines[3] ?? ''])).toMatchObject({
      kind: 'behind_end',
    });
  });

  it('shows any one change of one byte, one line gone, doubled or moved', async () => {
    const text = Buffer.from(whole.lines.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: text.length - 2 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Buffer.from(text);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          const { fault, unsigned } = await verifyExport(inPieces(bytes, 997), {
            checkpoints: [],
            keys,
          });
          // Where the name of the key is another one, it says that it can't check the signature.
          expect(fault !== null || unsigned === 1, `byte ${at} by ${by}`).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    const place = fc.integer({ min: 0, max: ROWS });
    await fc.assert(
      fc.asyncProperty(
        place,
        place,
        fc.constantFrom('gone', 'twice', 'moved'),
        async (a, b, how) => {
          const lines = [...whole.lines];
          const [line = ''] = lines.splice(a, 1);
          if (how === 'twice') lines.splice(a, 0, line, line);
          if (how === 'moved') lines.splice(b, 0, line);
          const isSame = lines.join('') === whole.lines.join('');
          expect((await faultOf(lines)) === null).toBe(isSame);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is compared with the checkpoints that the firm kept', async () => {
    const kept = [checkpointAt(whole, 4), checkpointAt(whole, 9)];
    expect(await verify(whole.lines, kept)).toMatchObject({ fault: null, compared: 2 });
    // The whole log written anew, hashes and all.
    const other = makeChain(ROWS);
    other.hashes[4] = 'f'.repeat(64);
    const before = checkpointAt(other, 4);
    expect(await faultOf(whole.lines, [before])).toMatchObject({ kind: 'rewritten', seq: 4 });
    const longer = checkpointAt(makeChain(20), 20, '2026-11-26T10:59:00Z');
    expect(await faultOf(whole.lines, [longer])).toMatchObject({
      ...{ kind: 'cut_off', seq: ROWS, until: 20 },
    });
    // What was kept after the export was made says nothing of it.
    const later = checkpointAt(makeChain(20), 20, '2026-11-27T11:00:00Z');
    expect(await faultOf(whole.lines, [later])).toBeNull();
  });

  it('says how many checkpoints were made with a key that is not here', async () => {
    const { fault, unsigned } = await verifyExport(inPieces(whole.lines.join('')), {
      checkpoints: readCheckpoints(checkpointAt(whole, 3)),
      keys: [],
    });
    expect({ fault, unsigned }).toEqual({ fault: null, unsigned: 2 });
  });
});

describe('a checkpoint', () => {
  it('is found in a mail that broke its line and was quoted', () => {
    const line = checkpointAt(whole, 5);
    const mailed = `Hello,\n> ${line.replaceAll(' ', '\n> ')}\nBye`;
    expect(readCheckpoints(mailed)).toEqual(readCheckpoints(line));
    expect(readCheckpoints(line)).toMatchObject([{ seq: 5, hash: whole.hashes[5] }]);
    expect(readCheckpoints('nothing of ours')).toEqual([]);
  });
});
