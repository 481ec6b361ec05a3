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

it('no page complained on the way', () => {
  expect(dana.complaints).toEqual([]);
});
