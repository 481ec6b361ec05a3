import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Log } from './log';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
let events: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay command '));
  events = join(folder, 'events.ndjson');
  const log = new Log('cl_lark');
  log.sent('-9d', 'in_1042', '2026-03-01');
  const started = log.started('0s', 'in_1042');
  log.page('2d', '/', 'vi_1');
  expect(started).toBe('cl_lark-0001');
  const lines = log.events.map(({ atMs, ...event }) =>
    JSON.stringify({ ...event, at: new Date(atMs).toISOString() }),
  );
  writeFileSync(events, `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'bad.ndjson'), `{\n${lines.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as `npm run friction:replay` does, on the Node that runs the tests. */
function run(args: readonly string[], input?: string) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/friction-replay.ts', ...args], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    if (input) createReadStream(input).pipe(child.stdin);
    else child.stdin.end();
  });
}

const SIGNAL = {
  rule: 'checkout_abandoned',
  client: 'cl_lark',
  subject: { kind: 'invoice', id: 'in_1042' },
  severity: 'high',
  raisedAt: '2026-03-03T09:00:00.000Z',
  evidence: ['cl_lark-0001'],
  sentence:
    'Started to pay invoice in_1042 on 2\u00a0Mar and stopped; ' +
    'nothing had arrived 24 hours later, and it is past due.',
};

describe('friction:replay', { timeout: 30_000 }, () => {
  it('prints a signal as one line of JSON', async () => {
    const { code, out, err } = await run(['--events', events]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.endsWith('\n')).toBe(true);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([SIGNAL]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(Object.keys(SIGNAL));
  });

  it('reads standard input, and leaves nothing behind', async () => {
    const { code, out } = await run([], events);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(SIGNAL);
    expect(readdirSync(folder).filter((name) => name.startsWith('porchlight'))).toEqual([]);
  });

  it('ends with 3 where a line was malformed, and processes the others', async () => {
    const { code, out, err } = await run(['--events', join(folder, 'bad.ndjson')]);
    expect(code).toBe(3);
    expect(err).toBe('line 1: not JSON\n');
    expect(JSON.parse(out)).toEqual(SIGNAL);
  });

  it('says nothing about nothing', async () => {
    expect(await run([])).toEqual({ code: 0, out: '', err: '' });
  });

  it.each([
    ['a missing file', ['--events', 'no-such-file'], /^There is no file no-such-file\.\n$/],
    ['a folder', ['--events', 'cli'], /^cli is a folder, not a file of events\.\n$/],
    ['another option', ['--evnets', 'x'], /Usage: npm run -s friction:replay/],
  ])('says in one sentence what is wrong with %s', async (_, args, sentence) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
