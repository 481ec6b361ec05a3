import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { openBrowser } from '@/tests/support/browser';
import { startPortal, type RunningPortal } from '@/tests/support/portal';

let portal: RunningPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

test('the portal is healthy once it is started', async () => {
  const answer = await fetch(`${portal.url}/api/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ ready: true });
});

test('a stranger is brought to the sign-in page, and nothing on it is refused by the policy', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(portal.url);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  await page.close();
});
