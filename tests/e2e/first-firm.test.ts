import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';
import { openBrowser } from '@/tests/support/browser';
import { emptyDatabase } from '@/tests/support/database';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, firstSentence, newVisitor, signIn } from './visitor';

const owner = 'vera@lindqvist.example';
const secret = 'nine-quiet-lanterns';
const run = promisify(execFile);

let portal: RunningPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startPortal(await emptyDatabase());
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** What `npm run setup` runs; answers what it prints. */
async function setUp(): Promise<string> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = portal.database;
  const { stdout } = await run(
    'node',
    ['--import', 'tsx', 'cli/setup.ts', '--firm', 'Lindqvist & Co', '--owner', owner],
    {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL,
        DATABASE_OWNER_URL,
        NEXTAUTH_URL: portal.url,
        NEXTAUTH_SECRET: 'a-secret-of-the-command-line-alone',
        KEYRING: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      },
    },
  );
  return stdout;
}

it('the first firm’s owner comes in by the address that the command prints, once', async () => {
  const link = /http\S+\/invitation\/\S+/.exec(await setUp())?.[0] ?? '';
  const vera = await newVisitor(browser);
  await vera.page.goto(link);
  await expectAccessible(vera.page);
  const name = vera.page.getByLabel('Your name');
  if (await name.isVisible()) await name.fill('Vera Lindqvist');
  await vera.page.getByLabel('Choose a password').fill(secret);
  await vera.page.getByRole('button', { name: 'Come in' }).click();
  await vera.page.waitForURL(/\/staff/);
  expect(await firstSentence(vera.page)).not.toBe('');
  for (const path of ['/staff', '/staff/clients', '/staff/invoices', '/staff/settings']) {
    await vera.page.goto(portal.url + path);
    await expectAccessible(vera.page);
  }
  expect(vera.complaints).toEqual([]);

  const late = await newVisitor(browser);
  await late.page.goto(link);
  await expect(late.page.getByLabel('Choose a password').count()).resolves.toBe(0);
  await signIn(late, portal.url, owner, secret);
  expect(new URL(late.page.url()).pathname).toMatch(/^\/staff/);
});

it('a second firm is refused, and a portal that is no demo says nothing of one', async () => {
  await expect(setUp()).rejects.toThrow(/There is a firm here already/);
  const stranger = await newVisitor(browser);
  await stranger.page.goto(`${portal.url}/sign-in`);
  await expect(stranger.page.getByText('This is a demo').count()).resolves.toBe(0);
});
