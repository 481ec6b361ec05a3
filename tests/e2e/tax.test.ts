import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

const TAX = 'Sales tax, Washington 10.35%';
const SUMS = ['Lines', '$658.00', `${TAX} on $38.00`, '$3.93', 'Total', '$661.93'];

let portal: RunningPortal;
let browser: Browser;
let ingrid: Visitor;
let tom: Visitor;
let dana: Visitor;
/** The bill, as both have it. */
let invoice: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [ingrid, tom, dana] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser),
    newVisitor(browser, 390),
  ]);
  await signIn(ingrid, portal.url, emails.ingrid);
  await signIn(tom, portal.url, emails.tom);
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** The sums under the lines of the page, each after its name. */
const sumsOf = ({ page }: Visitor) =>
  page
    .locator('dl')
    .filter({ hasText: 'Sales tax' })
    .evaluate((list) => [...list.querySelectorAll('dt, dd')].map((part) => part.textContent));

it('an owner adds a tax, and is told what a rate is', async () => {
  const { page } = ingrid;
  await page.goto(`${portal.url}/staff/settings`);
  await page.getByText('None. Lines are billed as they are.').waitFor();
  await page.getByRole('link', { name: 'Change: Tax rates' }).click();
  await page.getByLabel('What it is called').fill('Sales tax, Washington');
  await page.getByLabel('Rate', { exact: true }).fill('110');
  await page.getByRole('button', { name: 'Add the tax' }).click();
  await page.getByText('Write a rate from 0 to 100 percent').waitFor();
  expect(await page.getByLabel('What it is called').inputValue()).toBe('Sales tax, Washington');
  await expectAccessible(page);
  await page.getByLabel('Rate', { exact: true }).fill('10,35 %');
  await page.getByRole('button', { name: 'Add the tax' }).click();
  await page.getByRole('button', { name: `End ${TAX}` }).waitFor();
  await expectAccessible(page);
});

it('staff put it on a line, see what it comes to, and send it', async () => {
  const { page } = tom;
  await page.goto(`${portal.url}/staff/invoices/new`);
  await page.getByLabel('Client', { exact: true }).selectOption({ label: brightwater.name });
  await page.getByRole('button', { name: 'Write the invoice' }).click();
  await page.getByLabel('Line 1, what for').fill('Bookkeeping Standard');
  await page.getByLabel('Line 1, price').fill('620');
  // A press is lost on a page that does not listen yet; one that adds up does.
  await page.getByText('$620.00').first().waitFor();
  await page.getByRole('button', { name: 'Another line' }).click();
  await page.getByLabel('Line 2, what for').fill('Accounting software, passed on at cost');
  await page.getByLabel('Line 2, price').fill('38');
  await page.getByLabel('Tax of line 2').selectOption({ label: TAX });
  await page.getByText('taxed at 10.35%').waitFor();
  expect(await sumsOf(tom)).toEqual(SUMS);
  await expectAccessible(page);
  await page.getByText('Saved at').waitFor();
  await page.reload();
  await page.getByText('taxed at 10.35%').waitFor();
  expect(await sumsOf(tom)).toEqual(SUMS);
  await page.getByRole('button', { name: /^Send to/ }).click();
  await page.waitForURL(/\/staff\/invoices\/in_[^/]+$/);
  expect(await sumsOf(tom)).toEqual(SUMS);
  invoice = new URL(page.url()).pathname.replace('/staff', '');
});

it('the client reads the same on a phone, and by the link in the mail', async () => {
  const { page } = dana;
  await page.goto(portal.url + invoice);
  await page.getByText('taxed at 10.35%').waitFor();
  expect(await sumsOf(dana)).toEqual(SUMS);
  await page.getByRole('button', { name: 'Pay $661.93' }).waitFor();
  await expectAccessible(page);
  const { links } = await portal.waitForMail(emails.dana, ({ subject }) =>
    /invoice/i.test(subject),
  );
  const link = links.find((address) => address.includes('/pay/')) ?? '';
  const stranger = await newVisitor(browser);
  await stranger.page.goto(link);
  await stranger.page.getByText('taxed at 10.35%').waitFor();
  expect(await sumsOf(stranger)).toEqual(SUMS);
});

it('whoever has the page in their hand is told whether it is the firm’s, by its code and amount', async () => {
  const [sent] = await portal.database.query<{ code: string }>(
    'SELECT payment_code AS code FROM invoice WHERE sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1',
  );
  const { page } = await newVisitor(browser);
  await page.goto(`${portal.url}/check`);
  await page.getByLabel('Payment code').fill(sent?.code.toLowerCase() ?? '');
  await page.getByLabel('Amount').fill('661.39');
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByText('No, we know no bill with this code and this amount.').waitFor();
  await expectAccessible(page);
  // What was typed still stands there.
  await page.getByLabel('Amount').fill('$661.93');
  await page.keyboard.press('Enter');
  await page.getByText('Yes, we sent this bill.').waitFor();
  await expectAccessible(page);
});

it('it ends after asking; the bill keeps it, and a new line can’t have it', async () => {
  const { page } = ingrid;
  await page.getByRole('button', { name: `End ${TAX}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Bills that are out keep it.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('button', { name: `End ${TAX}` }).waitFor({ state: 'hidden' });
  await dana.page.reload();
  expect(await sumsOf(dana)).toEqual(SUMS);
  await tom.page.goto(`${portal.url}/staff/invoices/new`);
  await tom.page.getByLabel('Client', { exact: true }).selectOption({ label: brightwater.name });
  await tom.page.getByRole('button', { name: 'Write the invoice' }).click();
  await tom.page.getByLabel('Line 1, price').waitFor();
  expect(await tom.page.getByLabel('Tax of line 1').count()).toBe(0);
  expect([...ingrid.complaints, ...tom.complaints, ...dana.complaints]).toEqual([]);
});
