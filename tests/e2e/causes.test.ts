import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newIdAt, publicId } from '@/lib/ids';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, larkAndLoom } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const sentence = 'The page of a bill opens the bank list below the screen';
const DAY_MS = 86_400_000;

let portal: RunningPortal;
let browser: Browser;
let ruth: Visitor;
let tom: Visitor;
let path: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [ruth, tom] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await Promise.all([signIn(ruth, portal.url, emails.ruth), signIn(tom, portal.url, emails.tom)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Visits to a page, so many days ago, of which the first ones end in an error of ours, as the log has them. */
async function visits(
  clientId: string,
  page: () => string,
  [ago, count, failed]: [ago: number, count: number, failed: number],
) {
  for (let place = 0; place < count; place += 1) {
    const at = new Date(Date.now() - ago * DAY_MS - place * 60_000);
    const [visit, path] = [newId(), page()];
    for (const type of ['page.viewed', ...(place < failed ? ['error.shown'] : [])]) {
      await portal.database.query(
        `INSERT INTO activity_event (id, at, client_id, by, actor_kind, visit_id, type, subject_kind, subject_id, data)
         VALUES ($1, $2, $3, 'client', 'contact', $4, $5, 'page', $6, $7)`,
        [
          ...[newIdAt(at), at, clientId, visit, type, path],
          type === 'error.shown'
            ? { status: 500, during: 'pay', errorId: '' }
            : { path, dwellMs: 900 },
        ],
      );
    }
  }
}

const documents = () => '/documents';
/** One bill each: what goes wrong there is a signal of its own. */
const bill = () => `/invoices/${publicId('in', newId())}`;

// One story: each chapter goes on where the one before ended.
describe('a cause', () => {
  it('is found in signals that have something in common', async () => {
    const { page } = ruth;
    await page.goto(`${portal.url}/staff/friction/causes`);
    expect(await firstSentence(page)).toBe('No cause is known yet.');
    await expectAccessible(page);
    await visits(brightwater.clientId, bill, [12, 30, 9]);
    await visits(brightwater.clientId, documents, [13, 60, 1]);
    await visits(larkAndLoom.clientId, bill, [14, 20, 6]);
    await page.goto(`${portal.url}/staff/friction/causes/group`);
    // The log is sealed, and judged, within seconds.
    await expect
      .poll(async () => (await page.reload(), await firstSentence(page)), { timeout: 60_000 })
      .toBe('10 signals have no cause yet. One thing is out of proportion.');
    await page.getByText('9 of 10 are on the page of an invoice: 30.0 in 100 visits there').click();
    await page.getByText('9 chosen').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Make this a cause' }).click();
    await page.waitForURL(/\/causes\/new\?/);
    await page.getByText('9 signals come with it.').waitFor();
    await page.getByRole('button', { name: 'Propose it' }).click();
    await page.getByText('This is needed.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Cause', { exact: true }).fill(sentence);
    await page.getByLabel('What would mend it').fill('A short list first');
    await page.getByRole('button', { name: 'Propose it' }).click();
    await page.waitForURL(/\/causes\/ca_/);
    path = new URL(page.url()).pathname;
    expect(await firstSentence(page)).toBe(sentence);
    await page.getByText('Nobody sees to it yet. Proposed today by Ruth Adeyemi.').waitFor();
    await expectAccessible(page);
  });

  it('is lit until somebody sees to it, and is counted by itself', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/friction/causes`);
    expect(await firstSentence(page)).toMatch(/^One cause is nobody’s yet\./);
    await page.getByText('Nobody’s yet, proposed today by Ruth Adeyemi').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Give it an owner' }).click();
    await page.getByLabel('Who sees to it?').selectOption({ label: 'Tom Brandvold' });
    await page.getByRole('button', { name: 'Give it an owner' }).click();
    await page.getByText('Tom Brandvold sees to it; no day is set for the fix.').waitFor();
    // The worker counts: of Lark & Loom's tries too, though neither Ruth nor Tom sees that client.
    await expect
      .poll(async () => (await page.reload(), await page.getByText('15 of 50').count()), {
        timeout: 30_000,
      })
      .toBe(1);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });

  it('shows whether the fix worked', async () => {
    const { page } = ruth;
    await visits(brightwater.clientId, bill, [2, 50, 1]);
    await page.goto(portal.url + path);
    const day = new Date(Date.now() - 6 * DAY_MS).toISOString().slice(0, 10);
    await page.getByLabel('In since').fill(day);
    await page.getByRole('button', { name: 'The fix is in' }).click();
    await page.getByText(/^Mended on .*; Tom Brandvold saw to it\.$/).waitFor();
    const difference = /^28\.0 fewer in 100 \(1\d\.\d to 4\d\.\d\)$/;
    await expect
      // Until the worker has counted all of them.
      .poll(async () => (await page.reload(), await page.getByText(difference).count()), {
        timeout: 30_000,
      })
      .toBe(1);
    await page.getByText('It worked').waitFor();
    await page.getByText('Of 100 visits to a page 30.0 went wrong in this way before').waitFor();
    await page.getByText('How this is counted').click();
    await expectAccessible(page);
    await page.goto(`${portal.url}/staff/friction/causes`);
    await page.getByText('The one fix that can be judged worked.').waitFor();
    await expectAccessible(page);
  });

  it('is taken from a signal, and given back', async () => {
    const { page } = ruth;
    await page.goto(portal.url + path);
    await page.getByText('9 in all').waitFor();
    await page.locator('summary[aria-label^="What is behind"]').first().click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take the cause away' }).click();
    await page.getByText('It has no cause now.').waitFor();
    await page.getByText('8 in all').waitFor();
    await page.getByRole('button', { name: /^Take it back/ }).click();
    await page.getByText('9 in all').waitFor();
  });

  it('is closed, and opened again', async () => {
    const { page } = ruth;
    await page.getByRole('button', { name: `Close it: ${sentence}` }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText('Close this cause?').waitFor();
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Close it' }).click();
    await page.getByText(/^Closed; mended on /).waitFor();
    await page.goto(`${portal.url}/staff/friction/causes`);
    await page.getByText('1 closed cause').click();
    await page.getByRole('link', { name: sentence }).click();
    await page.getByRole('button', { name: 'Open it again' }).click();
    await page.getByText('Tom Brandvold sees to it; no day is set for the fix.').waitFor();
    await page.getByText('Opened again').waitFor();
  });

  it('is nothing to a client', async () => {
    const dana = await newVisitor(browser);
    await signIn(dana, portal.url, emails.dana);
    const answer = await dana.page.goto(portal.url + path);
    expect(await dana.page.getByText(sentence).count()).toBe(0);
    expect(new URL(dana.page.url()).pathname === path ? answer?.status() : 404).toBe(404);
  });
});
