import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { sendInvoice } from './acts';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const POLL = { timeout: 20_000, interval: 300 };

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
    await bill(title, price);
  }
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

function bill(title: string, price: string): Promise<void> {
  const lines = [{ what: title, price }];
  return sendInvoice(tom.page, portal, { client: brightwater.name, title, lines });
}

/** Goes from the list to Stripe's page for an invoice. Answers its path in the portal. */
async function goAndPay(title: string, amount: string): Promise<string> {
  const { page } = dana;
  await page.goto(`${portal.url}/invoices`);
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForURL(/\/invoices\/in_/);
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: `Pay ${amount}` }).click();
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  return path;
}

/** Tells the local Stripe, which answers what it did. */
async function tellStripe(verb: string, input: object): Promise<unknown> {
  const answer = await fetch(`${portal.stripeUrl}/_control/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return answer.json();
}

it('a declined card takes nothing, is said, and leaves the way open for another', async () => {
  const { page } = dana;
  const path = await goAndPay('Payroll, October', '$245.00');
  await page.getByRole('button', { name: /4000 0000 0000 0002/ }).click();
  await page.getByText('Your card was declined.').first().waitFor();
  const stripesPage = page.url();
  const mail = await portal.waitForMail(emails.dana, ({ text }) => text.includes('$245.00'));
  expect(mail.subject).not.toMatch(/receipt/i);

  // Stripe tells the portal a moment after it has told the payer.
  await expect
    .poll(async () => {
      await page.goto(portal.url + path);
      return firstSentence(page);
    }, POLL)
    .toBe('Your bank did not let this payment through. Nothing was taken.');
  await expectAccessible(page);

  await page.goto(stripesPage);
  await page.getByRole('button', { name: /5555 5555 5555 4444/ }).click();
  await page.getByText('Your $245.00 has arrived. Thank you, Dana.').first().waitFor();
  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^Paid in full/);
});

it('a bank debit is on its way, and never paid, until the bank confirms it', async () => {
  const { page } = dana;
  const path = await goAndPay('Year-end accounts', '$1,840.00');
  const session = new URL(page.url()).pathname.split('/').at(-1);
  await page.getByText('US bank account').click();
  await page.getByRole('button', { name: /Stays on its way/ }).click();
  await page.getByText('$1,840.00 is on its way. There is nothing more to do.').first().waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('main').innerText()).not.toMatch(/\bpaid\b(?! when)/i);

  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^\$1,840\.00 is on its way\./);
  await expect(page.getByRole('button', { name: /^Pay/ }).count()).resolves.toBe(0);
  await expectAccessible(page);
  await page.goto(portal.url);
  expect(await firstSentence(page)).toBe('There is nothing to do. $1,840.00 is on its way.');
  await expectAccessible(page);

  expect(await tellStripe('clear', { id: session })).toEqual({ done: true });
  const receipt = await portal.waitForMail(
    emails.dana,
    ({ subject, text }) => /^receipt/i.test(subject) && text.includes('$1,840.00'),
  );
  expect(receipt.text).toContain('$1,840.00');
  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^Paid in full/);
});

it('a card whose bank asks first is paid only once it was answered', async () => {
  const { page } = dana;
  await bill('Advice, November', '95');
  const path = await goAndPay('Advice, November', '$95.00');
  const stripesPage = page.url();
  await page.getByRole('button', { name: /4000 0000 0000 3220/ }).click();
  await page.getByRole('button', { name: 'Don’t approve' }).click();
  await page.waitForURL(/tried=card/);
  await expect
    .poll(async () => {
      await page.goto(portal.url + path);
      return firstSentence(page);
    }, POLL)
    .toBe('Your bank did not let this payment through. Nothing was taken.');

  await page.goto(stripesPage);
  await page.getByRole('button', { name: /4000 0000 0000 3220/ }).click();
  await page.getByRole('button', { name: 'Approve $95.00' }).click();
  await page.getByText('Your $95.00 has arrived. Thank you, Dana.').first().waitFor();
  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^Paid in full/);
});

it('a part is taken off, and what is left stays to be paid', async () => {
  const { page } = dana;
  await bill('Sale of studio equipment', '600');
  await page.goto(`${portal.url}/invoices`);
  await page.getByRole('link', { name: 'Sale of studio equipment' }).first().click();
  await page.waitForURL(/\/invoices\/in_/);
  const path = new URL(page.url()).pathname;
  await page.getByRole('radio', { name: /Part of it/ }).check();
  await page.getByRole('textbox', { name: 'How much?' }).fill('250');
  await page.getByRole('button', { name: /^(Pay \$250\.00|Go on to pay)$/ }).click();
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  await page.getByRole('button', { name: /4242 4242 4242 4242/ }).click();
  await page.getByText('Your $250.00 has arrived. Thank you, Dana.').first().waitFor();
  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^\$350\.00 is left to pay/);
  await expectAccessible(page);
});

it('a bank debit that fails was never paid, and leaves the invoice open', async () => {
  const { page } = dana;
  await bill('Sales tax, November', '310');
  const path = await goAndPay('Sales tax, November', '$310.00');
  const session = new URL(page.url()).pathname.split('/').at(-1);
  await page.getByText('US bank account').click();
  await page.getByRole('button', { name: /Stays on its way/ }).click();
  await page.getByText('$310.00 is on its way. There is nothing more to do.').first().waitFor();
  expect(await tellStripe('fail', { id: session, code: 'insufficient_funds' })).toEqual({
    done: true,
  });
  const mail = await portal.waitForMail(
    emails.dana,
    ({ subject, text }) =>
      !/^receipt/i.test(subject) && text.includes('$310.00') && /did not/.test(text),
  );
  expect(mail.subject).not.toMatch(/receipt/i);
  await page.goto(portal.url + path);
  expect(await firstSentence(page)).toMatch(/^Your bank did not let this payment through/);
  await page.getByRole('button', { name: 'Pay $310.00' }).waitFor();
});

it('no page complained on the way', () => {
  expect(dana.complaints).toEqual([]);
});
