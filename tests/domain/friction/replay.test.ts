import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '@/domain/activity/events';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { replayFile } from '@/cli/replay/replay-file';
import { MOST_LINE_BYTES } from '@/cli/replay/read-lines';
import { Log, MINUTE, MONDAY } from './log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay test '));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the replay makes of a file: its signals as 'rule at client', and the numbers of malformed lines. */
async function replay(content: string | Buffer) {
  const path = join(folder, 'events.ndjson');
  writeFileSync(path, content);
  const fd = openSync(path, 'r');
  const written: string[] = [];
  const malformed: [number, string][] = [];
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const count = await replayFile(fd, {
    settings: DEFAULT_SETTINGS,
    write: ({ rule, client, raisedAtMs }) =>
      `${rule} ${new Date(raisedAtMs).toISOString()} ${client}`,
    out,
    onMalformed: (line, reason) => malformed.push([line, reason]),
    onFault: (rule, client, error) => {
      throw new Error(`${rule} ${client}`, { cause: error });
    },
  });
  closeSync(fd);
  expect(count).toBe(malformed.length);
  return { signals: written.join('').split('\n').filter(Boolean), malformed };
}

const toLine = ({ atMs, ...event }: LoggedEvent) =>
  JSON.stringify({ ...event, at: new Date(atMs).toISOString() });

const broken = (client: string, at = '0s', during: 'pay' | 'other' = 'pay') => {
  const log = new Log(client);
  log.broke(at, during);
  return log.events.map(toLine).join('\n');
};
const BROKE = (client: string) => `error_hit 2026-03-02T09:00:00.000Z ${client}`;

describe('lines', () => {
  it('an empty file says nothing', async () => {
    expect(await replay('')).toEqual({ signals: [], malformed: [] });
  });

  it.each([
    ['LF', `${broken('cl_a')}\n`],
    ['CRLF', `${broken('cl_a')}\r\n`],
    ['no end', broken('cl_a')],
    ['a byte-order mark', `\uFEFF${broken('cl_a')}\n`],
    ['empty lines', `\n\n${broken('cl_a')}\n  \n`],
  ])('may end with, or have, %s', async (_, content) => {
    expect(await replay(content)).toEqual({ signals: [BROKE('cl_a')], malformed: [] });
  });

  it('that are malformed are told of by number, and the others are processed', async () => {
    const lines = ['{', broken('cl_a'), '', '{"id":"x"}', broken('cl_b'), 'null'];
    const { signals, malformed } = await replay(lines.join('\n'));
    expect(signals).toEqual([BROKE('cl_a'), BROKE('cl_b')]);
    expect(malformed.map(([line]) => line)).toEqual([1, 4, 6]);
    expect(malformed[0]?.[1]).toBe('not JSON');
  });

  it('that are no UTF-8 are malformed; others in other alphabets are fine', async () => {
    const content = Buffer.concat([
      Buffer.from(`${broken('cl_株式会社')}\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
      Buffer.from(broken('cl_Север')),
    ]);
    const { signals, malformed } = await replay(content);
    expect(signals).toEqual([BROKE('cl_株式会社'), BROKE('cl_Север')].sort());
    expect(malformed).toEqual([[2, 'not UTF-8']]);
  });

  it('that are huge are passed by, wherever they lie', async () => {
    const huge = `{"id":"${'x'.repeat(3 * MOST_LINE_BYTES)}"}`;
    for (const lines of [
      [huge, broken('cl_a'), broken('cl_b')],
      [broken('cl_a'), huge, broken('cl_b')],
      [broken('cl_a'), broken('cl_b'), huge],
    ]) {
      const { signals, malformed } = await replay(lines.join('\n'));
      expect(signals).toEqual([BROKE('cl_a'), BROKE('cl_b')]);
      expect(malformed).toEqual([[lines.indexOf(huge) + 1, expect.stringMatching(/^longer than/)]]);
    }
  });

  it('that cross the blocks in which the file is read are whole', async () => {
    const lines = Array.from({ length: 9000 }, (_, i) =>
      broken(`cl_${i}`, `${11 * i}m`, i % 1000 ? 'other' : 'pay'),
    );
    const content = lines.join('\n');
    expect(content.length).toBeGreaterThan(2 * 1024 * 1024);
    const { signals, malformed } = await replay(content);
    expect(malformed).toEqual([]);
    expect(signals.map((line) => line.split(' ').at(-1))).toEqual(
      Array.from({ length: 9 }, (_, i) => `cl_${i * 1000}`),
    );
  });
});

describe('events', () => {
  it('count once by their id, the first that is read', async () => {
    const log = new Log();
    log.add('0s', 'signin.failed', null, {});
    const line = toLine(log.events[0]!);
    const later = line.replace('09:00:00', '09:05:00');
    expect((await replay([line, line, later, line].join('\n'))).signals).toEqual([]);
  });

  it('of unknown types are passed over, and move the clock', async () => {
    const log = new Log();
    log.started('0s', 'in_1');
    const started = toLine(log.events[0]!);
    const consent = JSON.stringify({
      ...{ id: 'later', client: 'cl_a', contact: null, by: 'client', visit: null },
      ...{ type: 'consent.given', subject: null, data: {}, at: '2026-03-03T09:00:00.000Z' },
    });
    expect((await replay(started)).signals).toEqual([]);
    expect(await replay(`${consent}\n${started}`)).toEqual({
      signals: ['checkout_abandoned 2026-03-03T09:00:00.000Z cl_lark'],
      malformed: [],
    });
  });

  it('the clock ends at the last of them', async () => {
    const log = new Log();
    log.started('0s', 'in_1');
    log.page('23h 59m 59s', '/', 'vi_1');
    expect((await replay(log.events.map(toLine).join('\n'))).signals).toEqual([]);
    log.page('24h', '/', 'vi_1');
    expect((await replay(log.events.map(toLine).join('\n'))).signals).toHaveLength(1);
  });

  it('that hit five clients at once are an incident', async () => {
    const lines = ['0s', '1m', '2m', '3m', '9m'].map((at, i) => broken(`cl_${i}`, at));
    expect((await replay(lines.slice(0, 4).join('\n'))).signals).toHaveLength(4);
    expect((await replay(lines.join('\n'))).signals).toEqual([]);
    expect((await replay([...lines, broken('cl_9', '40m')].join('\n'))).signals).toEqual([
      'error_hit 2026-03-02T09:40:00.000Z cl_9',
    ]);
  });

  it('give the same signals in any order, with the doubles of far away left out', async () => {
    const logs = Array.from({ length: 60 }, (_, client) => {
      const log = new Log(`cl_${client}`);
      for (let i = 0; i < 60; i++) log.page(MONDAY + (client + 97 * i) * 61 * MINUTE, '/', `v${i}`);
      log.started(`${client}h`, 'in_1');
      log.asked(`${client}h`, 'other');
      log.failed(`${3 * client}h`, 'in_1', client % 2 === 0);
      return log.events;
    });
    const ordered = logs.flat().sort((a, b) => a.atMs - b.atMs);
    const lines = ordered.map(toLine);
    const { signals } = await replay(lines.join('\n'));
    expect(signals.length).toBeGreaterThan(100);
    expect(signals.map((line) => line.split(' ')[1])).toEqual(
      signals.map((line) => line.split(' ')[1]).sort(),
    );
    const mixed = lines
      .concat(lines)
      .map((line, i) => [Math.sin(i * 12.9898) * 43758.5453, line] as const)
      .sort((a, b) => (a[0] % 1) - (b[0] % 1))
      .map(([, line]) => line);
    expect(await replay(mixed.join('\n'))).toEqual({ signals, malformed: [] });
    expect(await replay([...lines].reverse().join('\n'))).toEqual({ signals, malformed: [] });
  });

  it('malformed lines are told of once, also when the file has to be read again', async () => {
    const log = new Log();
    for (let i = 0; i < 5000; i++) log.page(MONDAY + i * MINUTE, '/', 'vi_1');
    const lines = ['nonsense', ...log.events.map(toLine), broken('cl_late', '-1d'), 'nonsense'];
    const { signals, malformed } = await replay(lines.join('\n'));
    expect(malformed.map(([line]) => line)).toEqual([1, lines.length]);
    expect(signals).toEqual(['error_hit 2026-03-01T09:00:00.000Z cl_late']);
  });
});
