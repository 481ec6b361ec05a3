import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, todayIn } from '@/lib/clock';
import { readPdf } from '@/lib/pdf-reader';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { sendInvoice } from './acts';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const today = todayIn('America/Los_Angeles');

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
let tom: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  tom = await newVisitor(browser);
  dana = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  for (const [title, price] of [
    ['Payroll, October', '245'],
    ['Year-end accounts', '1,840'],
  ] as const) {
    const lines = [{ what: title, price }];
    await sendInvoice(tom.page, portal, { client: brightwater.name, title, lines });
  }
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** What a press on a link brings, as bytes. */
async function download(page: Page, name: string): Promise<{ file: Download; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return { file, bytes: await readFile(await file.path()) };
}

async function textOf(bytes: Buffer): Promise<string> {
  const reading = await readPdf(Uint8Array.from(bytes), { pages: 10, characters: 100_000 });
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.text.replace(/[\s\u00a0]+/g, ' ');
}

it('a client pays, and has a receipt on a page and on paper', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/invoices`);
  await page.getByRole('link', { name: 'Payroll, October' }).first().click();
  await page.waitForURL(/\/invoices\/in_/);
  const invoice = page.url();
  await page.getByRole('button', { name: 'Pay $245.00' }).click();
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  await page.getByRole('button', { name: /4242 4242 4242 4242/ }).click();
  await page.getByText('Your $245.00 has arrived. Thank you, Dana.').first().waitFor();

  await page.goto(invoice);
  await page.getByRole('link', { name: /^Receipt R-\d+$/ }).click();
  await page.waitForURL(/\/receipts\/pa_/);
  expect(await firstSentence(page)).toMatch(
    /^Your \$245\.00 arrived on \w+ \d+ \w+\. Thank you\.$/,
  );
  await page.getByText('Payroll, October').waitFor();
  await expectAccessible(page);
  const { file, bytes } = await download(page, 'PDF');
  expect(file.suggestedFilename()).toMatch(/^Receipt R-\d+\.pdf$/);
  expect(await textOf(bytes)).toMatch(/Your \$245\.00 arrived on/);
});

it('has a statement of the year, changes its span, and comes back to it', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/invoices`);
  await page.getByRole('main').getByRole('link', { name: 'Statement' }).click();
  await page.waitForURL(/\/statements$/);
  expect(await firstSentence(page)).toMatch(
    /^On \d+ \w+ you owed \$1,840\.00\. Nothing is past due\.$/,
  );
  const table = page.getByRole('table');
  await table.getByRole('link', { name: /^Invoice \d+, Payroll, October$/ }).waitFor();
  await table.getByRole('link', { name: /^Payment, .*4242.*, invoice \d+$/ }).waitFor();
  const closing = await table.getByRole('row').last().innerText();
  expect(closing.replace(/\s+/g, ' ')).toMatch(
    /Closing balance \$2,085\.00 −\$245\.00 \$1,840\.00/,
  );
  await expectAccessible(page);

  await page.locator('summary', { hasText: 'This year' }).click();
  await page.getByRole('link', { name: 'Last year', exact: true }).click();
  await page.waitForURL(/span=last_year/);
  expect(await firstSentence(page)).toMatch(/^On 31 December \d{4} you owed nothing\.$/);
  await page.getByText('Nothing moved in this span.').waitFor();
  await page.goBack();
  await page.waitForURL(/\/statements$/);
  await page.getByRole('heading', { level: 1, name: /\$1,840\.00/ }).waitFor();

  await page.getByLabel('From').fill(today);
  await page.getByLabel('To', { exact: true }).fill(today);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(new RegExp(`from=${today}&to=${today}`));
  await page.reload();
  await page.getByRole('link', { name: /^Invoice \d+, Year-end accounts$/ }).waitFor();

  await page.goto(`${portal.url}/statements?from=${today}&to=${addDays(today, -1)}`);
  await page.getByText('The first day has to be on or before the last one.').waitFor();
  await expectAccessible(page);
});

it('takes it along, as a PDF and as a CSV', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/statements?from=${today}&to=${today}`);
  const pdf = await download(page, 'PDF');
  expect(pdf.file.suggestedFilename()).toBe(
    `Statement ${brightwater.name} ${today} to ${today}.pdf`,
  );
  const text = await textOf(pdf.bytes);
  expect(text).toMatch(/you owed \$1,840\.00\. Nothing is past due\./);
  expect(text).toMatch(/Closing balance \$2,085\.00 −\$245\.00 \$1,840\.00/);
  const csv = await download(page, 'CSV');
  expect(csv.file.suggestedFilename()).toBe(
    `Statement ${brightwater.name} ${today} to ${today} USD.csv`,
  );
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(csv.bytes.toString('utf8'), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(
    rows.slice(0, 5).map(({ Day, Kind, Billed, Balance }) => [Day, Kind, Billed, Balance]),
  ).toEqual([
    [today, 'Opening balance', '', '0.00'],
    [today, 'Invoice', '245.00', '245.00'],
    [today, 'Invoice', '1840.00', '2085.00'],
    [today, 'Payment', '', '1840.00'],
    [today, 'Closing balance', '', '1840.00'],
  ]);
});

it('the firm sees the same from the client’s page; another client’s is not there', async () => {
  const { page } = tom;
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole('link', { name: brightwater.name }).first().click();
  await page.waitForURL(/\/staff\/clients\/cl_/);
  await page.getByRole('main').getByRole('link', { name: 'Statement' }).click();
  await page.waitForURL(/\/statement$/);
  expect(await firstSentence(page)).toMatch(
    /^On \d+ \w+ Brightwater Ceramics LLC owed \$1,840\.00\./,
  );
  await expectAccessible(page);
  const theirs = new URL(page.url()).pathname.replace(/.*(cl_[^/]+).*/, '$1');
  const hugh = await newVisitor(browser);
  await signIn(hugh, portal.url, emails.hugh);
  for (const kind of ['pdf', 'csv']) {
    const answer = await hugh.page.request.get(
      `${portal.url}/api/statements/${kind}?client=${theirs}`,
    );
    expect(answer.status()).toBe(404);
  }
  await hugh.context.close();
});

it('fits a phone', async () => {
  const phone = await newVisitor(browser, 390);
  await signIn(phone, portal.url, emails.dana);
  await phone.page.goto(`${portal.url}/statements`);
  const scrolls = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrolls).toBeLessThanOrEqual(390);
  await expectAccessible(phone.page);
  await phone.context.close();
});

it('no page complained on the way', () => {
  expect([...dana.complaints, ...tom.complaints]).toEqual([]);
});
