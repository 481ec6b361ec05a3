import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { emails, password } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let ingrid: Visitor;
const folder = mkdtempSync(join(tmpdir(), 'porchlight-proof-'));
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  ingrid = await newVisitor(browser);
  await signIn(ingrid, portal.url, emails.ingrid);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The file that a button or a link gives, under `name`. */
async function download(page: Page, press: () => Promise<void>, name: string): Promise<string> {
  const [given] = await Promise.all([page.waitForEvent('download'), press()]);
  copyFileSync(await given.path(), file(name));
  return given.suggestedFilename();
}

/** `npm run activity:verify`, as somebody runs it who has the files and nothing else. */
function verify(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '-s', 'activity:verify', '--', ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

describe('the proof of what happened', () => {
  it('says how many are sealed, and that nothing waits', async () => {
    const { page } = ingrid;
    await page.goto(`${portal.url}/staff/activity`);
    await page.getByRole('link', { name: 'Can I prove it?' }).click();
    await page.waitForURL(/\/proof$/);
    await expect
      .poll(
        async () => {
          await page.reload();
          return firstSentence(page);
        },
        { timeout: 10_000 },
      )
      .toMatch(/^\d+ things? that happened (is|are) sealed/);
    await page.getByText('Nothing', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('keeps a checkpoint, which can be laid by', async () => {
    const { page } = ingrid;
    const kept = () => portal.database.query('SELECT 1 FROM activity_checkpoint');
    await expect.poll(kept, { timeout: 90_000, interval: 500 }).toHaveLength(1);
    await page.reload();
    const link = page.getByRole('link', { name: 'Download all checkpoints' });
    expect(await download(page, () => link.click(), 'checkpoints.txt')).toMatch(/\.txt$/);
    expect(readFileSync(file('checkpoints.txt'), 'utf8')).toMatch(/^porchlight-log 1 \d+ /);
  });

  it('gives the log to its owner once they have said that it is them, and the log is whole', async () => {
    const { page } = ingrid;
    await portal.database.query(`UPDATE session SET proved_at = now() - interval '1 hour'`);
    await page.reload();
    await expectAccessible(page);
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Confirm it is you' }).click();
    const ndjson = page.getByRole('button', { name: 'Download as NDJSON' });
    await ndjson.waitFor();
    await expectAccessible(page);
    expect(await download(page, () => ndjson.click(), 'log.ndjson')).toMatch(/\.ndjson$/);
    const csv = page.getByRole('button', { name: 'Download as CSV' });
    expect(await download(page, () => csv.click(), 'log.csv')).toMatch(/\.csv$/);
    const rows = readFileSync(file('log.ndjson'), 'utf8').trimEnd().split('\n').length - 1;
    expect(rows).toBeGreaterThan(0);
    const args = ['--export', file('log.ndjson'), '--checkpoints', file('checkpoints.txt')];
    const { code, said } = await verify(...args);
    expect(said).toMatch(/The log is whole: \d+ row.*\n.*\n1 checkpoint was compared, and fits\./);
    expect(code).toBe(0);
  });

  it('shows in amber when nothing is sealed any more', async () => {
    const { page } = ingrid;
    const { query } = portal.database;
    // Something that can't be sealed, since it is not there.
    await query('ALTER TABLE activity_unsealed DISABLE ROW LEVEL SECURITY');
    await query(
      `INSERT INTO activity_unsealed VALUES (gen_random_uuid(), now() - interval '2 minutes')`,
    );
    await query('ALTER TABLE activity_unsealed ENABLE ROW LEVEL SECURITY');
    await page.reload();
    expect(await firstSentence(page)).toMatch(/^1 thing has waited to be sealed since /);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(page);
  });

  it('is the owner’s alone', async () => {
    const ruth = await newVisitor(browser);
    await signIn(ruth, portal.url, emails.ruth);
    const answer = await ruth.page.goto(`${portal.url}/staff/activity/proof`);
    expect(answer?.status()).toBe(404);
    await ruth.page.goto(`${portal.url}/staff/activity`);
    expect(await ruth.page.getByRole('link', { name: 'Can I prove it?' }).count()).toBe(0);
    for (const [path, method] of [
      ['/api/activity/proof?format=csv', 'POST'],
      ['/api/activity/checkpoints', 'GET'],
    ] as const) {
      const refused = await ruth.page.request.fetch(portal.url + path, {
        ...{ method, headers: { origin: portal.url } },
      });
      expect(refused.status()).toBe(403);
    }
  });

  it('no page complained on the way', () => {
    expect(ingrid.complaints).toEqual([]);
  });
});
