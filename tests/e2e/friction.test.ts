import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let portal: RunningPortal;
let browser: Browser;
let ruth: Visitor;
let phone: Visitor;

/** What happened at a client so many days ago, as it stands in the log: the portal's worker does the rest. */
async function happened(
  daysAgo: number,
  minute: number,
  type: string,
  {
    subject = null,
    data = {},
    by = 'client',
    client = brightwater.clientId,
  }: Partial<Happening> = {},
): Promise<void> {
  const at = new Date(Date.now() - daysAgo * DAY + minute * MINUTE);
  const kind = by === 'client' ? 'contact' : 'stripe';
  const contact = client === brightwater.clientId ? cast.dana : cast.joan;
  await portal.database.query(
    `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind, subject_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[newId(), at, client, contact.contactId, by, kind, contact.personId],
      // One visit a day.
      ...[by === 'client' ? visitOf(client, daysAgo) : null, type],
      ...[subject?.[0] ?? null, subject?.[1] ?? null, JSON.stringify(data)],
    ],
  );
}

type Happening = {
  subject: [kind: string, id: string] | null;
  data: object;
  by: 'client' | 'system';
  client: string;
};

const visits = new Map<string, string>();

function visitOf(client: string, daysAgo: number): string {
  const key = `${client} ${daysAgo}`;
  const visit = visits.get(key) ?? newId();
  visits.set(key, visit);
  return visit;
}

/** Tries to pay, the first of them in vain. */
async function payments(client: string, count: number, inVain: number): Promise<void> {
  for (let day = 1; day <= count; day += 1) {
    const subject: [string, string] = ['invoice', `in_${String(day).padStart(26, '0')}`];
    const data = { amountMinor: 500, currency: 'USD', method: 'card' };
    await happened(day, 0, 'page.viewed', {
      ...{ client, subject: ['page', '/invoices/pay'] as [string, string] },
      data: { path: '/invoices/pay', dwellMs: 20_000 },
    });
    await happened(day, 1, 'checkout.started', { client, subject, data });
    if (day > inVain)
      await happened(day, 3, 'payment.succeeded', { client, subject, data, by: 'system' });
  }
}

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  await payments(brightwater.clientId, 24, 8);
  await payments(larkAndLoom.clientId, 5, 0);
  [ruth, phone] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await signIn(ruth, portal.url, emails.ruth);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

it('tells what costs clients most, once the worker has looked through the log', async () => {
  const { page } = ruth;
  await page.getByRole('link', { name: 'Friction' }).click();
  // The clock asks each minute.
  for (let look = 0; look < 60; look += 1) {
    await page.goto(`${portal.url}/staff/friction`);
    if ((await firstSentence(page)).startsWith('Paying')) break;
    await page.waitForTimeout(2_000);
  }
  expect(await firstSentence(page)).toBe(
    'Paying costs your clients most: 56 minutes, and one in three gives up.',
  );
  const row = page.getByRole('row', { name: /^Pay an invoice/ });
  expect(await row.innerText()).toMatch(/24\s+8, 33%/);
  await page
    .getByText('Everybody who stops does so on the page for card or bank: 8 of 8.')
    .waitFor();
  await page.getByRole('img', { name: /^Bars, step by step: Opened to pay 24, / }).waitFor();
  await expectAccessible(page);
});

it('has the picture’s figures in a table, a press away', async () => {
  const { page } = ruth;
  await page.locator('.recharts-surface').first().waitFor();
  await page.getByText('As a table').click();
  const paid = page.getByRole('table', { name: 'Where they stop' }).getByRole('row').last();
  expect(await paid.innerText()).toMatch(/Paid or clearing\s+16\s+0/);
  await expectAccessible(page);
});

it('opens the tries behind a figure, and from there the visit', async () => {
  const { page } = ruth;
  await page.getByRole('link', { name: '8, 33%' }).click();
  await page.waitForURL(/outcome=given_up/);
  const rows = page.getByRole('row').filter({ hasText: brightwater.name });
  expect(await rows.count()).toBe(8);
  expect(await page.getByText(larkAndLoom.name).count()).toBe(0);
  await expectAccessible(page);
  await rows.first().getByRole('link', { name: brightwater.name }).click();
  await page.waitForURL(/\/staff\/clients\//);
  await page.getByRole('heading', { name: 'Effort we saw, last 90 days' }).waitFor();
  await expectAccessible(page);
});

it('takes the tries out as a file', async () => {
  const { page } = ruth;
  await page.goto(`${portal.url}/staff/friction`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the tries as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tries-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
});

it('keeps what is chosen in the address, by keyboard too', async () => {
  const { page } = ruth;
  await page.getByRole('link', { name: 'By month' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/by=months/);
  await page.getByRole('link', { name: 'Renewal' }).click();
  await page.waitForURL(/by=months&journey=renewal/);
  await page.getByText('No agreement came to its end in this time.').waitFor();
  await page.goto(`${portal.url}/staff/friction?days=7&by=nonsense&task=x&journey=y&rows=9`);
  expect(await firstSentence(page)).toMatch(/^Paying costs/);
});

it('fits a phone, and is as readable in the dark', async () => {
  const { page } = phone;
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(phone, portal.url, emails.ruth);
  for (const path of [
    '/staff/friction',
    '/staff/friction/attempts?task=pay',
    '/staff/friction/stopped?journey=first_weeks',
  ]) {
    await page.goto(portal.url + path);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrolls, `${path} scrolls sideways`).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  }
  expect([...phone.complaints, ...ruth.complaints]).toEqual([]);
});

it('is not there for a client', async () => {
  const dana = await newVisitor(browser);
  await signIn(dana, portal.url, emails.dana);
  const answer = await dana.page.request.get(`${portal.url}/api/effort/csv`);
  expect(answer.status()).toBe(403);
  await dana.page.goto(`${portal.url}/staff/friction`);
  expect(await dana.page.getByText('What each task costs them').count()).toBe(0);
  await dana.context.close();
});
