import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { sendInvoice } from './acts';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const line = 'Catch-up of 40 receipts';
const question = 'Were these the receipts from the old studio? We sent those in May.';
const answer = 'You are right. We take the line off.';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let ruth: Visitor;
/** The address of the invoice, as the client has it. */
let path: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana, ruth] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser, 390),
    newVisitor(browser),
  ]);
  await signIn(tom, portal.url, emails.tom);
  await sendInvoice(tom.page, portal, {
    client: brightwater.name,
    title: 'Bookkeeping, November',
    lines: [
      { what: 'Bookkeeping Plus', price: '480' },
      { what: line, price: '100' },
    ],
  });
  path = new URL(tom.page.url()).pathname.replace('/staff', '');
  await Promise.all([signIn(dana, portal.url, emails.dana), signIn(ruth, portal.url, emails.ruth)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

// One story: each chapter goes on where the one before ended.
describe('a question about a line', () => {
  it('is asked in place, and what is empty is said there', async () => {
    const { page } = dana;
    await page.goto(portal.url + path);
    const row = page.getByRole('row').filter({ hasText: line });
    await row.getByText('Ask about this').click();
    await row.getByLabel('Something is wrong with it').check();
    await row.getByRole('button', { name: 'Send to Ruth' }).click();
    await row.getByText('Write your question first.').waitFor();
    await row.getByLabel('Your question about this line').fill(question);
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Send to Ruth' }).click();
    await row.getByText('Ruth has your question.').waitFor();
    expect(await firstSentence(page)).toMatch(
      /^You asked about one line on .* You don’t have to pay that line until it is answered\.$/,
    );
    await page.getByText('Question open').first().waitFor();
    await expectAccessible(page);
    // It can still be paid.
    await page.getByRole('button', { name: 'Pay $580.00' }).waitFor();
  });

  it('reaches the account manager by mail and on Today, and is answered at the line', async () => {
    const mail = await portal.waitForMail(emails.ruth, ({ subject }) => subject.includes(line));
    expect(mail.text).toContain(question);
    const { page } = ruth;
    await expect
      .poll(
        async () => {
          await page.goto(`${portal.url}/staff`);
          return page.getByText(/does not agree with a line of invoice/).count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Answer it' }).click();
    await page.waitForURL(/\/staff\/invoices\/in_/);
    expect(await firstSentence(page)).toMatch(/says that something is wrong with one line/);
    await page.getByLabel('Your answer').fill(answer);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('The client has not said yet that it is settled.').waitFor();
    await page.goto(`${portal.url}/staff/invoices?show=asked`);
    await page.getByRole('link', { name: brightwater.name }).waitFor();
  });

  it('is settled by the client, and by nobody else', async () => {
    const mail = await portal.waitForMail(emails.dana, ({ subject }) => /answered/.test(subject));
    const { page } = dana;
    await page.goto(portal.url);
    await page.goto(mail.links.find((link) => link.includes('/invoices/')) ?? '');
    await page.getByText(answer).waitFor();
    expect(await firstSentence(page)).toMatch(/^We have answered .* Is it settled now\?$/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'It’s settled' }).click();
    await page.getByText(/Put right, settled on/).waitFor();
    expect(await firstSentence(page)).toMatch(/^\$580\.00, due /);
    await expect
      .poll(
        async () => {
          await ruth.page.goto(`${portal.url}/staff`);
          return ruth.page.getByText(/does not agree with a line/).count();
        },
        { timeout: 20_000 },
      )
      .toBe(0);
  });

  it('lets a reminder go out by hand, once it is settled', async () => {
    const { page } = ruth;
    await page.goto(`${portal.url}/staff${path}`);
    await page.getByRole('button', { name: 'Remind now' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText(brightwater.name).waitFor();
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Send the reminder' }).click();
    await page.getByText('Reminder sent').waitFor();
    const mail = await portal.waitForMail(emails.dana, ({ subject }) =>
      /\$580\.00 is due on/.test(subject.replaceAll('\u00a0', ' ')),
    );
    expect(mail.text.replaceAll('\u00a0', ' ')).toContain('A reminder, Dana: $580.00 is due');
  });

  it('no page complained on the way', () => {
    expect([...dana.complaints, ...ruth.complaints]).toEqual([]);
  });
});
