import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, names } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

/** The least side of what a finger presses, in CSS px. */
const target = 44;
const width = 390;

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  const tom = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  await sendInvoice(tom.page, portal, {
    client: brightwater.name,
    title: 'Payroll and quarterly returns for the studio and the shop',
    lines: [
      { what: 'Payroll for eleven people, with the corrections of September', price: '1,245.50' },
      { what: 'Unemployment-insurance-registration', quantity: '12', price: '88' },
    ],
  });
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'engagement-letter-2027-brightwater-ceramics.pdf',
    bytes: smallPdf('Dear Dana, we are glad to go on.'),
  });
  await tom.context.close();
  dana = await newVisitor(browser, width);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** The page fits the phone, what is pressed is large enough, and the foot hides nothing. */
async function expectPhone(page: Page): Promise<void> {
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrolls, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(width);
  await expectAccessible(page);
}

/** Every control that `controls` finds is at least a finger wide and high. */
async function expectTargets(controls: Locator): Promise<void> {
  const all = await controls.filter({ visible: true }).all();
  expect(all.length).toBeGreaterThan(0);
  for (const control of all) {
    const box = await control.boundingBox();
    const side = Math.min(box?.width ?? 0, box?.height ?? 0);
    expect(Math.round(side), await control.evaluate((it) => it.outerHTML)).toBeGreaterThanOrEqual(
      target,
    );
  }
}

/** The four places and the person are at the foot of the page, whatever page it is. */
async function expectFoot(page: Page): Promise<void> {
  await expectTargets(page.getByRole('navigation', { name: 'Main' }).getByRole('link'));
  const strip = page.getByRole('complementary', { name: 'Who to ask' });
  await strip.getByText(names.ruth).waitFor();
  await expectTargets(strip.getByRole('link', { name: /Ruth/ }));
}

it('signs in and reads the answer', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/sign-in`);
  await expectPhone(page);
  await expectTargets(page.getByRole('button'));
  await expectTargets(page.getByRole('textbox'));
  await signIn(dana, portal.url, emails.dana);
  expect(await firstSentence(page)).toMatch(/^You owe \$2,301\.50, by /);
  await expectPhone(page);
  await expectFoot(page);
  await expectTargets(page.getByRole('main').getByRole('link', { name: /^(Pay|Read)/ }));
  await expectTargets(page.getByRole('link', { name: 'Search' }));
});

it('finds an invoice, and the way to pay it', async () => {
  const { page } = dana;
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Invoices/ })
    .click();
  await page.waitForURL(/\/invoices$/);
  expect(await firstSentence(page)).toMatch(/\$2,301\.50/);
  await expectPhone(page);
  await expectFoot(page);
  await page
    .getByRole('link', { name: /Payroll and quarterly/ })
    .first()
    .click();
  await page.waitForURL(/\/invoices\/in_/);
  expect(await firstSentence(page)).toContain('$2,301.50');
  await expectPhone(page);
  await expectFoot(page);
  await expectTargets(page.getByRole('button', { name: 'Pay $2,301.50' }));
  await expectTargets(page.getByRole('link', { name: 'PDF' }));
});

it('reads a document at full width', async () => {
  const { page } = dana;
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /Documents/ })
    .click();
  await page.waitForURL(/\/documents$/);
  expect(await firstSentence(page)).not.toBe('');
  await expectPhone(page);
  await expectFoot(page);
  await page
    .getByRole('link', { name: /engagement/i })
    .first()
    .click();
  await page.waitForURL(/\/documents\/do_/);
  await page.getByText('we are glad to go on').first().waitFor({ timeout: 30_000 });
  await expectPhone(page);
  await expectFoot(page);
  await expectTargets(page.getByRole('button', { name: /Download|Larger|Smaller/ }));
});

it('searches on a page of its own', async () => {
  const { page } = dana;
  await page.goto(portal.url);
  await page.getByRole('link', { name: 'Search' }).click();
  await page.waitForURL(/\/search/);
  await page.getByRole('searchbox').fill('payroll');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Payroll and quarterly/ }).waitFor();
  await expectPhone(page);
});

it('staff read their tables as lists: the name and the amount, then the rest', async () => {
  const tom = await newVisitor(browser, width);
  const { page } = tom;
  await signIn(tom, portal.url, emails.tom);
  for (const place of ['invoices', 'documents', 'clients', 'activity']) {
    await page.goto(`${portal.url}/staff/${place}`);
    await expectPhone(page);
    const table = page.getByRole('table');
    await table.getByRole('row').nth(1).waitFor();
    const widest = await table.evaluate((it) => it.parentElement?.scrollWidth ?? 0);
    expect(widest, place).toBeLessThanOrEqual(width);
  }
  await page.goto(`${portal.url}/staff/invoices`);
  const row = page.getByRole('row').filter({ hasText: 'Payroll and quarterly' });
  const name = await row.getByRole('rowheader').boundingBox();
  const amount = await row.getByRole('cell', { name: '$2,301.50' }).boundingBox();
  const due = await row.getByRole('cell').filter({ hasText: 'To pay' }).boundingBox();
  if (!name || !amount || !due) throw new Error('a cell is not shown');
  expect(amount.y).toBeLessThan(name.y + name.height);
  expect(due.y).toBeGreaterThanOrEqual(name.y + name.height);
  expect(tom.complaints).toEqual([]);
  await tom.context.close();
});

it('no page complained on the way', () => {
  expect(dana.complaints).toEqual([]);
});
