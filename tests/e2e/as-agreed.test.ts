import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { todayIn } from '@/lib/clock';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
let tom: Visitor;
/** The bill, as both have it. */
let invoice: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(tom, portal.url, emails.tom);
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

it('staff write down what a client signed up for, and are told what is missing', async () => {
  const { page } = tom;
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole('link', { name: brightwater.name }).first().click();
  await page.getByText('Nothing is written down yet.').waitFor();
  await page.getByRole('link', { name: 'New agreement' }).click();
  await page.getByLabel('Line 1, what for').fill('Bookkeeping Standard');
  await page.getByLabel('Line 1, price').fill('620');
  await page.getByRole('button', { name: 'Another line' }).click();
  await page.getByLabel('Line 2, what for').fill('Payroll');
  await page.getByLabel('Line 2, quantity').fill('9');
  await page.getByLabel('Line 2, price').fill('1x');
  await page.getByLabel('Signed by').fill('Dana Whitlock');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep the agreement' }).click();
  await page.getByText('This is needed.').waitFor();
  await page.getByText(/We can’t read this as an amount/).waitFor();
  expect(await page.getByLabel('Line 1, what for').inputValue()).toBe('Bookkeeping Standard');

  await page.getByLabel('What it is called').fill('Bookkeeping and payroll');
  await page.getByLabel('Line 2, price').fill('15');
  await page.getByLabel('First day').fill(todayIn('America/Los_Angeles'));
  await page.getByRole('button', { name: 'Keep the agreement' }).click();
  await page.getByRole('heading', { name: 'Bookkeeping and payroll' }).waitFor();
  await page.getByText('$755.00 a month').waitFor();
  await expectAccessible(page);
});

it('its draft is raised by itself, and the list says that it waits', async () => {
  const { page } = tom;
  await portal.database.query(
    `INSERT INTO pgboss.job (name, data) VALUES ('agreements.raise', '{}')`,
  );
  const waits = page.getByText('One draft was raised from an agreement');
  for (let look = 0; look < 40 && !(await waits.isVisible()); look += 1) {
    await sleep(500);
    await page.goto(`${portal.url}/staff/invoices`);
  }
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show the drafts' }).click();
  await page.waitForURL(/show=draft/);
  await page.getByRole('link', { name: brightwater.name }).first().click();
  await page.waitForURL(/\/edit$/);
  expect(await firstSentence(page)).toBe(`All two lines are as ${brightwater.name} signed up for.`);
});

it('a line that differs can’t go without a reason, and goes with one', async () => {
  const { page } = tom;
  // Typed while the page's scripts are still under way.
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('Line 2, quantity').fill('11');
  arrive();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByText('Line 2 needs a reason before this can go.').waitFor();
  expect(await firstSentence(page)).toBe(
    `One of two lines differs from what ${brightwater.name} signed up for. It still has no reason.`,
  );
  await expectAccessible(page);
  await page.getByText('Saved at').waitFor();
  await page.reload();
  await page.getByText('Changed: needs a reason').waitFor();
  await page.getByRole('button', { name: /^Send to/ }).click({ force: true });
  await sleep(500);
  expect(page.url()).toMatch(/\/edit$/);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await page.getByLabel('Why is this on the bill?').fill('Two people joined on 2 November.');
  await page.getByRole('button', { name: /^Send to/ }).click();
  await page.waitForURL(/\/staff\/invoices\/in_[^/]+$/);
  await page.getByText('Changed: Two people joined on 2 November.').waitFor();
  invoice = new URL(page.url()).pathname.replace('/staff', '');

  // The other window is still open: what is typed there is not kept, and it says why.
  await other.getByLabel('Line 1, quantity').fill('2');
  await other.getByText('This was sent in the meantime').waitFor();
  await other.close();
});

it('the client reads what is as agreed, why the rest is not, and what they signed', async () => {
  const { page } = dana;
  await page.goto(portal.url + invoice);
  await page.getByText('As agreed').waitFor();
  await page.getByText('Changed: Two people joined on 2 November.').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Your agreement of/ }).click();
  await page.waitForURL(/\/agreements\/ag_/);
  expect(await firstSentence(page)).toBe(
    'You have signed up for Bookkeeping and payroll: $755.00 a month.',
  );
  await page.getByText('Signed by Dana Whitlock.').waitFor();
  await expectAccessible(page);
  await page.getByRole('list', { name: 'Bills that came of it' }).getByRole('link').click();
  await page.waitForURL(`**${invoice}`);
  expect([...tom.complaints, ...dana.complaints]).toEqual([]);
});

it('ends it after asking, and it stands among what was before', async () => {
  const { page } = tom;
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole('link', { name: brightwater.name }).first().click();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('No draft is raised for what comes after its last day').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'End it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/ to /).first().waitFor();
});
