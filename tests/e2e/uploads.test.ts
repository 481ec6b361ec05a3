import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '@/tests/domain/documents/make-files';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { type Line, lineOf, MIB } from './line';
import { longText } from './long-text';
import { smallPdf } from './small-pdf';
import { STANDS_STILL, WORKS_AGAIN } from './stand-still';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let line: Line;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-uploads-'));
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await Promise.all([signIn(tom, portal.url, emails.tom), signIn(dana, portal.url, emails.dana)]);
  line = await lineOf(tom.page);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const uploads = () =>
  portal.database.query<{ filename: string; received: number; finished: boolean }>(
    `SELECT filename, received_bytes::int AS received, finished_at IS NOT NULL AS finished FROM upload ORDER BY created_at`,
  );

async function untilHalf(filename: string): Promise<void> {
  await expect
    .poll(async () => (await uploads()).find((each) => each.filename === filename)?.received ?? 0, {
      timeout: 60_000,
      interval: 50,
    })
    .toBeGreaterThan(3 * MIB);
}

/** It is in the list, byte for byte what was sent, and was begun once. */
async function expectArrived(file: ReturnType<typeof longText>): Promise<void> {
  await expect
    .poll(
      async () =>
        (await uploads()).filter(({ filename, finished }) => filename === file.name && finished),
      { timeout: 90_000, interval: 200 },
    )
    .toHaveLength(1);
  expect((await uploads()).filter(({ filename }) => filename === file.name)).toHaveLength(1);
  const [row] = await portal.database.query<{ hash: string }>(
    `SELECT encode(sha256, 'hex') AS hash FROM document WHERE filename = $1`,
    [file.name],
  );
  expect(row?.hash).toBe(createHash('sha256').update(file.buffer).digest('hex'));
}

describe('a file on its way', () => {
  it('goes on where it stopped when the server is ended in the middle and started anew', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents`);
    await line({ mibPerSecond: 3 });
    const file = longText(folder, 'killed', 24);
    await page.locator('input[type=file]').first().setInputFiles(file.path);
    await untilHalf(file.name);
    await expectAccessible(page);
    await portal.cutPower();
    await expectArrived(file);
  });

  it('goes on when the page was left and the same file is chosen again', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents`);
    const file = longText(folder, 'left', 24);
    await page.locator('input[type=file]').first().setInputFiles(file.path);
    await untilHalf(file.name);
    await line({ mibPerSecond: 0.2 });
    await page.reload();
    await line({ mibPerSecond: 3 });
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('left.txt');
    const before = (await uploads()).find(({ filename }) => filename === file.name);
    expect(before?.finished).toBe(false);
    await page.locator('input[type=file]').first().setInputFiles(file.path);
    await expectArrived(file);
    // The browser hears of its end a little later than the database.
    await expect
      .poll(() =>
        page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('upload'))),
      )
      .toEqual([]);
  });

  it('waits for the line, and goes on when it is back', async () => {
    const { page } = tom;
    const file = longText(folder, 'offline', 16);
    await page.locator('input[type=file]').first().setInputFiles(file.path);
    await untilHalf(file.name);
    await line({ mibPerSecond: 3, offline: true });
    await page.getByText('Waits for the line').waitFor();
    await line({ mibPerSecond: 100 });
    await expectArrived(file);
  });

  it('is nobody else’s, and taken from nowhere else', async () => {
    const ask = (
      visitor: Visitor,
      method: string,
      path: string,
      headers: Record<string, string> = {},
    ) =>
      visitor.context.request.fetch(`${portal.url}/api/uploads${path}`, {
        method,
        headers: { 'tus-resumable': '1.0.0', origin: portal.url, ...headers },
      });
    const metadata = `name ${Buffer.from('a.pdf').toString('base64')}`;
    const begin = { 'upload-length': '100', 'upload-metadata': metadata };
    const begun = await ask(tom, 'POST', '', begin);
    expect(begun.status()).toBe(201);
    const path = (begun.headers().location ?? '').replace('/api/uploads', '');
    expect(path).toMatch(/^\/up_/);
    expect((await ask(tom, 'HEAD', path)).headers()['upload-offset']).toBe('0');
    for (const method of ['HEAD', 'DELETE']) {
      expect((await ask(dana, method, path)).status()).toBe(404);
    }
    const patch = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    expect((await ask(dana, 'PATCH', path, patch)).status()).toBe(404);
    expect(
      (await ask(tom, 'PATCH', path, { ...patch, origin: 'https://elsewhere.example' })).status(),
    ).toBe(403);
    expect((await ask(tom, 'PATCH', path, { ...patch, 'upload-offset': '7' })).status()).toBe(409);
    const stranger = await newVisitor(browser);
    expect((await ask(stranger, 'HEAD', path)).status()).toBe(401);
    expect(
      (await ask(tom, 'POST', '', { ...begin, 'upload-length': '999999999999' })).status(),
    ).toBe(422);
    expect((await ask(dana, 'POST', '', begin)).status()).toBe(404);
    expect((await ask(tom, 'DELETE', path)).status()).toBe(204);
    expect((await ask(tom, 'HEAD', path)).status()).toBe(404);
  });
});

describe('a folder', () => {
  it('is brought whole, each file by itself, and says whose they are', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents`);
    const dropped = await page.evaluateHandle(
      ({ folder, names, bytes }) => {
        const directory = (name: string, entries: unknown[]) => ({
          isFile: false,
          isDirectory: true,
          fullPath: `/${name}`,
          createReader: () => {
            let given = false;
            return {
              readEntries: (done: (some: unknown[]) => void) => {
                done(given ? [] : entries);
                given = true;
              },
            };
          },
        });
        const files = names.map((name) => ({
          isFile: true,
          isDirectory: false,
          fullPath: `/${folder}/${name}`,
          file: (done: (file: File) => void) =>
            done(new File([new Uint8Array(bytes), name], name, { type: 'application/pdf' })),
        }));
        const entry = directory(folder, files);
        const transfer = new DataTransfer();
        Object.defineProperty(transfer, 'items', {
          value: [{ kind: 'file', webkitGetAsEntry: () => entry }],
        });
        Object.defineProperty(transfer, 'types', { value: ['Files'] });
        return transfer;
      },
      {
        folder: brightwater.name,
        names: ['scan 1.pdf', 'scan 2.pdf', '.DS_Store'],
        bytes: [...smallPdf('a scan')],
      },
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    for (const name of ['scan 1.pdf', 'scan 2.pdf']) {
      const row = page.getByRole('row').filter({ hasText: name });
      await row.getByText('Name of its folder').waitFor({ timeout: 60_000 });
    }
    expect((await uploads()).some(({ filename }) => filename.includes('DS_Store'))).toBe(false);
  });
});

/** All of the season is out. */
const untilPublished = () =>
  expect
    .poll(
      () =>
        portal.database.query(
          `SELECT 1 FROM document WHERE state = 'outgoing' AND tells_at IS NOT NULL`,
        ),
      { timeout: 60_000, interval: 200 },
    )
    .toHaveLength(2);

describe('a season', () => {
  it('is brought as one ZIP, looked at, published, and taken back', async () => {
    const { page } = tom;
    const path = join(folder, 'season.zip');
    writeFileSync(
      path,
      makeZip({
        'manifest.csv': [
          'file,client,title',
          `a.pdf,${brightwater.name},First paper`,
          `b.pdf,${brightwater.name},Second paper`,
          `missing.pdf,${brightwater.name},`,
        ].join('\n'),
        'a.pdf': smallPdf('season a'),
        'b.pdf': smallPdf('season b'),
      }),
    );
    await page.goto(`${portal.url}/staff/documents`);
    await page.getByRole('link', { name: 'Bring a whole season' }).click();
    await page.waitForURL(/\/seasons$/);
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('link', { name: 'season.zip' }).click();
    await page.waitForURL(/\/seasons\/sn_/);
    await page.getByText('Ready, 2').waitFor({ timeout: 60_000 });
    await page.getByText('The ZIP has no file of this name.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish 2' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText(brightwater.name).waitFor();
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Publish 2' }).click();
    await sure.waitFor({ state: 'hidden' });
    // It goes on without anybody who looks.
    const season = page.url();
    await page.close();
    tom.page = await tom.context.newPage();
    await untilPublished();
    await tom.page.goto(season);
    await tom.page.getByText('Published, told soon, 2').waitFor();
    await tom.page.getByText(/^2 documents are published, and told of at /).waitFor();
    await expectAccessible(tom.page);
    await tom.page.goto(`${portal.url}/staff/documents/seasons`);
    await tom.page.getByText(/2 documents published, told at /).waitFor();
    await expectAccessible(tom.page);
  });

  it('is stopped and taken back while nobody works, and goes out when somebody does again', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents/seasons`);
    await page.getByRole('link', { name: 'season.zip' }).click();
    await page.getByRole('button', { name: 'Take it all back' }).click();
    await page.getByText('Ready, 2').waitFor();
    await portal.database.query(STANDS_STILL);
    await page.getByRole('button', { name: 'Publish 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish 2' }).click();
    const bar = page.getByRole('progressbar', { name: 'Publishing' });
    await bar.waitFor();
    await expectAccessible(page);
    await page.reload();
    await bar.waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('progressbar', { name: 'Stopping' }).waitFor();
    await portal.database.query(WORKS_AGAIN);
    await page.getByRole('button', { name: 'Publish 2' }).waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: 'Publish 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish 2' }).click();
    await untilPublished();
    await page.goto(`${portal.url}/staff/documents`);
    await page.getByText(/^Published 2 documents for 1 client\. They are told at /).waitFor();
    await expectAccessible(page);
    await page.getByText('Which ones').click();
    await page.getByRole('button', { name: /^Take back “First paper”/ }).click();
    await page.getByText(/^Published 1 document for 1 client\./).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Take it back' }).first().click();
    await page.getByText(/They are told at/).waitFor({ state: 'detached' });
    await dana.page.goto(`${portal.url}/documents`);
    expect(await dana.page.getByText('First paper').count()).toBe(0);
  });
});
