import { createHash, randomBytes } from 'node:crypto';
import { request as ask } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePng } from '@/tests/domain/documents/make-files';
import { openBrowser } from '@/tests/support/browser';
import { emails } from '@/tests/support/cast';
import { canLimitFiles, limitFiles } from '@/tests/support/disk-limit';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { newVisitor, signIn } from './visitor';

const MIB = 1024 * 1024;

let portal: RunningPortal;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  const tom = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  const cookies = await tom.context.cookies(portal.url);
  cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

type Answer = { status: number; headers: Headers; problem: { title?: string; detail?: string } };

async function tus(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const answer = await fetch(`${portal.url}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', origin: portal.url, cookie, ...headers },
    ...(body && { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    problem: text.startsWith('{') ? (JSON.parse(text) as Answer['problem']) : {},
  };
}

async function begin(
  name: string,
  sizeBytes: number,
  kind?: 'season',
): Promise<Answer & { path: string }> {
  const said = Object.entries({ name, ...(kind && { kind }) });
  const metadata = said.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  const answer = await tus('POST', '/api/uploads', {
    'upload-length': String(sizeBytes),
    'upload-metadata': metadata.join(','),
  });
  return { ...answer, path: answer.headers.get('location') ?? '' };
}

const patch = (path: string, offset: number, bytes: Buffer) =>
  tus(
    'PATCH',
    path,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    new Uint8Array(bytes),
  );

const offsetOf = async (path: string) =>
  Number((await tus('HEAD', path)).headers.get('upload-offset'));

const picture = () => Buffer.concat([makePng(), randomBytes(9 * MIB)]);

async function expectArrived(name: string, bytes: Buffer): Promise<void> {
  const rows = await portal.database.query<{ hash: string }>(
    `SELECT encode(sha256, 'hex') AS hash FROM document WHERE filename = $1`,
    [name],
  );
  expect(rows).toEqual([{ hash: createHash('sha256').update(bytes).digest('hex') }]);
}

/** Sends the beginning of what it announced, and then nothing, until the server says something or hangs up. */
function hang(path: string, bytes: Buffer, sent: number): Promise<number | 'hung up'> {
  return new Promise((resolve) => {
    const request = ask(`${portal.url}${path}`, {
      method: 'PATCH',
      headers: {
        ...{ 'tus-resumable': '1.0.0', origin: portal.url, cookie, 'upload-offset': '0' },
        ...{ 'content-type': 'application/offset+octet-stream', 'content-length': bytes.length },
      },
    });
    request.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
      request.destroy();
    });
    request.on('error', () => resolve('hung up'));
    request.write(bytes.subarray(0, sent));
  });
}

describe('over the line, an upload', () => {
  it('that hangs at 99 % is given up by the server, and goes on from what came', async () => {
    const bytes = picture();
    const { path } = await begin('hanging.png', bytes.length);
    const sent = Math.floor(bytes.length * 0.99);
    const began = Date.now();
    expect(await hang(path, bytes, sent)).toBe(503);
    expect(Date.now() - began).toBeGreaterThan(30_000);
    expect(Date.now() - began).toBeLessThan(90_000);
    expect(await offsetOf(path)).toBe(sent);
    await expectNothing('hanging.png');
    const rest = await patch(path, sent, bytes.subarray(sent));
    expect(rest.status).toBe(204);
    await expectArrived('hanging.png', bytes);
  });

  it.skipIf(!canLimitFiles)(
    'onto a disk that is full says so, keeps what was counted, and goes on when there is room',
    async () => {
      const bytes = picture();
      const { path } = await begin('full.png', bytes.length);
      expect((await patch(path, 0, bytes.subarray(0, MIB))).status).toBe(204);
      limitFiles(portal.webPid(), 2 * MIB);
      try {
        const refused = await patch(path, MIB, bytes.subarray(MIB));
        expect(refused.status).toBe(503);
        expect(JSON.stringify(refused.problem)).toContain('There is no room to keep this file now');
        expect(await offsetOf(path)).toBe(MIB);
      } finally {
        limitFiles(portal.webPid(), null);
      }
      // Room for its parts, and none for all of it.
      limitFiles(portal.webPid(), 5 * MIB);
      try {
        const refused = await patch(path, MIB, bytes.subarray(MIB));
        expect(refused.status).toBe(503);
        expect(JSON.stringify(refused.problem)).toContain('There is no room to keep this file now');
        await expectNothing('full.png');
      } finally {
        limitFiles(portal.webPid(), null);
      }
      expect(await offsetOf(path)).toBe(bytes.length);
      await expectArrived('full.png', bytes);
    },
  );

  it('beyond what is taken is refused when it is announced, in a sentence', async () => {
    const file = await begin('paper.pdf', 51 * MIB);
    expect(file.status).toBe(422);
    expect(JSON.stringify(file.problem)).toMatch(/50 MB/);
    const archive = await begin('season.zip', 2 * 1024 * MIB + 1, 'season');
    expect(archive.status).toBe(422);
    expect(JSON.stringify(archive.problem)).toMatch(/2 GB/);
    expect((await begin('season.zip', 2 * 1024 * MIB, 'season')).status).toBe(201);
  });
});

async function expectNothing(name: string): Promise<void> {
  expect(await portal.database.query('SELECT 1 FROM document WHERE filename = $1', [name])).toEqual(
    [],
  );
}
