import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, password } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

const paper = smallPdf('This is what everybody earned in October.');

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  const tom = await newVisitor(browser);
  dana = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'payroll-register-brightwater-october.pdf',
    bytes: paper,
  });
  await portal.database.query(`UPDATE document SET category = 'payroll'`);
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** As if they had gone away for a quarter of an hour. */
async function goAway(): Promise<void> {
  await portal.database.query(`UPDATE session SET proved_at = now() - interval '15 minutes'`);
}

async function seesPaper(page: Page): Promise<void> {
  await page.getByText('what everybody earned').first().waitFor({ timeout: 30_000 });
}

it('a paper with wages opens at once for whoever has just signed in', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/documents`);
  await page
    .getByRole('link', { name: /payroll/i })
    .first()
    .click();
  await page.waitForURL(/\/documents\/do_/);
  await seesPaper(page);
});

it('and asks later whether it is them, before a byte is given', async () => {
  const { page } = dana;
  await goAway();
  await page.reload();
  await page.getByRole('heading', { name: 'Is it you?' }).waitFor();
  expect(await page.getByText('what everybody earned').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Download' }).count()).toBe(0);
  await expectAccessible(page);
  await page.getByLabel('Password').fill('not my password');
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByText('This is not the password of your account.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await seesPaper(page);
});

it('a download from a page that stayed open asks first too', async () => {
  const { page } = dana;
  await goAway();
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await seesPaper(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect(await readFile(await (await download).path())).toEqual(paper);
});

it('and so does who lets others in: a colleague comes for some kinds of papers, and is ended again', async () => {
  const { page } = dana;
  const address = 'sam.okafor@brightwater.example';
  const secret = 'the kiln is hot on Mondays';
  await goAway();
  await page.goto(portal.url);
  await page.locator('header summary').click();
  await page.getByRole('link', { name: 'Your people' }).click();
  await page.getByRole('heading', { name: '2 people of Brightwater' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Invite somebody' }).click();
  await page.getByLabel('Your password').fill(password);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'It’s me' }).click();
  await page.getByLabel('Name of the person').fill('Sam Okafor');
  await page.getByRole('textbox', { name: 'Email' }).fill(address);
  await page.getByLabel('See and pay invoices').uncheck();
  await page.getByLabel('Some kinds').check();
  // All kinds are checked where all are one's own: what they are not to see is taken away.
  for (const kind of ['Payroll and W-2s', 'Identity']) await page.getByLabel(kind).uncheck();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.waitForURL(`${portal.url}/people`);
  await page.getByText('Invited', { exact: true }).waitFor();

  const sam = await newVisitor(browser, 390);
  const { links } = await portal.waitForMail(address);
  await sam.page.goto(links.find((link) => link.includes('/invitation/')) ?? '');
  await sam.page.getByText(/read tax papers, contracts, statements, and other papers/).waitFor();
  await sam.page.getByLabel('Choose a password').fill(secret);
  await sam.page.getByRole('button', { name: 'Come in' }).click();
  await sam.page.waitForURL(`${portal.url}/`);
  await sam.page.goto(`${portal.url}/documents`);
  expect(await sam.page.getByRole('link', { name: /payroll/i }).count()).toBe(0);
  await sam.page.goto(`${portal.url}/people`);
  await sam.page.getByText('There is nothing at this address').first().waitFor();

  await page.getByRole('link', { name: 'Change Sam Okafor' }).click();
  await page.getByRole('radio', { name: 'All of them' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`${portal.url}/people`);
  await sam.page.goto(`${portal.url}/documents`);
  await sam.page
    .getByRole('link', { name: /payroll/i })
    .first()
    .waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('link', { name: 'Change Sam Okafor' }).click();
  await page.getByRole('button', { name: 'End access' }).click();
  const sure = page.getByRole('dialog');
  await expectAccessible(page);
  await sure.getByRole('button', { name: 'End access' }).click();
  await page.waitForURL(`${portal.url}/people`);
  await page.getByRole('heading', { name: 'No longer in' }).waitFor();
  await expectAccessible(page);
  await sam.page.reload();
  await sam.page.waitForURL(/\/sign-in/);
});

it('no page complained on the way', () => {
  expect(dana.complaints).toEqual([]);
});
