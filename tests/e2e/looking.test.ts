import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  tom = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'bank-statement-brightwater-october.pdf',
    bytes: smallPdf('This is what came and went in October.'),
  });
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

it('somebody at the firm sees the portal as the client does, and changes nothing', async () => {
  const { page } = tom;
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole('link', { name: brightwater.name }).first().click();
  await page.getByRole('button', { name: 'See as they do: Dana Whitlock' }).click();
  await page.waitForURL(`${portal.url}/`);
  const banner = page.getByRole('complementary', { name: 'Looking as the client' });
  await banner.getByText('as Dana Whitlock sees it').waitFor();
  await expectAccessible(page);
  await page.goto(`${portal.url}/documents`);
  await banner.waitFor();
  await page
    .getByRole('link', { name: /bank.statement/i })
    .first()
    .click();
  await page.getByText('what came and went').first().waitFor({ timeout: 30_000 });
  await banner.waitFor();
  // What would be refused is not offered.
  for (const path of ['/invoices', '/statements']) {
    await page.goto(portal.url + path);
    await banner.waitFor();
    expect(await page.locator('a[download]:visible').count(), path).toBe(0);
  }
  await page.goto(`${portal.url}/take-out`);
  await page.getByText('Only they can take everything from here.').waitFor();
  await expectAccessible(page);
  // The firm's pages wait until it is ended.
  await page.goto(`${portal.url}/staff`);
  expect(new URL(page.url()).pathname).toBe('/');
  const refused = await page.evaluate(async () => {
    const answer = await fetch('/api/session/client', { method: 'POST', body: new FormData() });
    return answer.status;
  });
  expect(refused).toBe(403);
  await banner.getByRole('button', { name: 'End it' }).click();
  await page.waitForURL(/\/staff\/clients\/cl_/);
  expect(await banner.count()).toBe(0);
  const [marks] = await portal.database.query<{ visits: number; seen: number }>(
    `SELECT (SELECT count(*)::int FROM visit) AS visits,
            (SELECT count(*)::int FROM activity_event WHERE by = 'client' AND type LIKE 'document.%') AS seen`,
  );
  expect(marks).toEqual({ visits: 0, seen: 0 });
});

it('and the client reads that they did, in the access history', async () => {
  const dana = await newVisitor(browser, 390);
  await signIn(dana, portal.url, emails.dana);
  const { page } = dana;
  await page.locator('header summary').click();
  await page.getByRole('link', { name: 'Access history' }).click();
  await page.waitForURL(/\/history$/);
  await page.getByRole('heading', { name: /One person at .* looked at your papers/ }).waitFor();
  await page.getByText('Saw the portal as Dana Whitlock sees it').first().waitFor();
  await page.getByText('Read the list of documents as the client sees it').waitFor();
  await page.getByText('Signed in').first().waitFor();
  await expectAccessible(page);
  expect(dana.complaints).toEqual([]);
});

it('and the owner reads who may do what', async () => {
  const ingrid = await newVisitor(browser);
  await signIn(ingrid, portal.url, emails.ingrid);
  const { page } = ingrid;
  await page.goto(`${portal.url}/staff/settings`);
  await page.getByRole('link', { name: 'Who may do what' }).click();
  const row = page.getByRole('row', { name: /Pay an invoice/ });
  await row.getByText('With the right to billing').waitFor();
  await expectAccessible(page);
});
