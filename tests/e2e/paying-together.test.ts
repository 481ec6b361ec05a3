import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { sendInvoice } from './acts';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
let ruth: Visitor;
let tom: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  tom = await newVisitor(browser);
  dana = await newVisitor(browser);
  ruth = await newVisitor(browser);
  await signIn(tom, portal.url, emails.tom);
  await signIn(ruth, portal.url, emails.ruth);
  await bill('Payroll, October', '245');
  await bill('Year-end accounts', '1,840');
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Tom sends a bill. Answers its path on the firm's side. */
async function bill(title: string, price: string): Promise<string> {
  const lines = [{ what: title, price }];
  await sendInvoice(tom.page, portal, { client: brightwater.name, title, lines });
  return new URL(tom.page.url()).pathname;
}

async function payByCard(page: Page): Promise<void> {
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  await page.getByRole('button', { name: /4242 4242 4242 4242/ }).click();
  await page
    .getByText(/has arrived\. Thank you/)
    .first()
    .waitFor();
}

it('several invoices are chosen, and paid at once', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/invoices`);
  await page.getByText('Two invoices, $2,085.00').waitFor();
  await page.getByRole('checkbox').last().uncheck();
  await page.getByText(/^One invoice, /).waitFor();
  await page.getByRole('checkbox').last().check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pay $2,085.00' }).click();
  await page.waitForURL(/\/invoices\/pay\?/);
  expect(await firstSentence(page)).toBe('Pay $2,085.00 for two invoices now.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pay $2,085.00' }).click();
  await payByCard(page);
  expect(await page.getByRole('main').getByText('Paid', { exact: true }).count()).toBe(3);
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Receipt R-/ }).click();
  await page.waitForURL(/\/receipts\/pa_/);
  expect(await firstSentence(page)).toMatch(/^Your \$2,085\.00 arrived/);
});

it('money goes back with a credit note, and both sides see it', async () => {
  const { page } = ruth;
  const path = await bill('Advice, 40 minutes', '95');
  await dana.page.goto(`${portal.url}/invoices/pay`);
  await dana.page.getByRole('button', { name: 'Pay $95.00' }).click();
  await payByCard(dana.page);

  await page.goto(portal.url + path);
  await page.getByRole('link', { name: 'Give money back' }).click();
  await page.waitForURL(/\/refund$/);
  await expectAccessible(page);
  await page.getByLabel('How much').fill('195');
  await page.getByLabel('Why', { exact: true }).fill('Covered by Bookkeeping Plus');
  await page.getByRole('button', { name: 'Give it back' }).click();
  await page.getByText('That is more than the $95.00 that is left of this payment').waitFor();
  await expectAccessible(page);
  await page.getByLabel('How much').fill('95');
  await page.getByRole('button', { name: 'Give it back' }).click();
  await page.waitForURL(portal.url + path);
  await page.getByText('went back to the card').waitFor();
  await page.getByText(/\$95\.00 credited, note C-/).waitFor();
  await expectAccessible(page);

  await dana.page.goto(portal.url + path.replace('/staff', ''));
  expect(await firstSentence(dana.page)).toMatch(/^\$95\.00 went back to your card/);
  await dana.page.getByRole('link', { name: /^note C-/ }).click();
  await dana.page.waitForURL(/\/credit-notes\/cn_/);
  expect(await firstSentence(dana.page)).toMatch(/^\$95\.00 was taken off/);
  await expectAccessible(dana.page);
  const mail = await portal.waitForMail(emails.dana, ({ subject }) =>
    subject.startsWith('$95.00 is on its way back'),
  );
  expect(mail.text).toContain('Covered by Bookkeeping Plus');
});

it('what was paid beyond a bill is credit, and pays the next', async () => {
  const { page } = tom;
  const path = await bill('Payroll, November', '245');
  const [number = ''] = /Invoice \d+/.exec(await page.getByRole('main').innerText()) ?? [];
  await page.goto(`${portal.url}/staff/invoices`);
  await page.getByRole('link', { name: 'A transfer came in' }).click();
  await page.waitForURL(/\/transfer$/);
  await page.getByLabel(/^Amount/).fill('three hundred');
  await page.getByRole('button', { name: 'Find its invoice' }).click();
  await page.getByText(/can.t read this as an amount/).waitFor();
  await expectAccessible(page);
  await page.getByLabel(/^Amount/).fill('300');
  await page.getByLabel(/^Reference/).fill(`${number.replace('Invoice', 'INV')}, thank you`);
  await page.getByRole('button', { name: 'Find its invoice' }).click();
  await page.getByText('its number is in the reference').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Record it here/ }).click();
  await page.waitForURL((address) => address.pathname === path);
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await page.getByText(/That is more than the \$245\.00 that is owed/).waitFor();
  await page.getByLabel('If it is more than this invoice').selectOption('credit');
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await page.getByRole('heading', { name: /has paid \$245\.00, in full/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);

  await bill('Payroll, December', '245');
  await dana.page.goto(`${portal.url}/invoices/pay`);
  await dana.page.getByLabel('Use your credit').waitFor();
  await expectAccessible(dana.page);
  await dana.page.getByRole('button', { name: 'Pay $190.00' }).click();
  await payByCard(dana.page);
  await dana.page.goto(`${portal.url}/invoices`);
  expect(await firstSentence(dana.page)).toMatch(/^You owe nothing/);
});

it('the link of a mail shows its invoice and takes money, without signing in', async () => {
  const path = await bill('Sales tax, November', '310');
  const mail = await portal.waitForMail(emails.dana, ({ text }) => text.includes('$310.00'));
  const address = /http\S+\/pay\/[\w-]+/.exec(mail.text)?.[0] ?? '';
  const stranger = await newVisitor(browser);
  const { page } = stranger;
  await page.goto(address);
  expect(await firstSentence(page)).toMatch(/^\$310\.00, due/);
  await expectAccessible(page);
  await tom.page.goto(portal.url + path);
  await expect(tom.page.getByText('Seen', { exact: false }).count()).resolves.toBe(0);

  await page.getByRole('button', { name: 'Pay $310.00' }).click();
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  await page.getByRole('button', { name: /4242 4242 4242 4242/ }).click();
  await page.getByText('Your $310.00 has arrived. Thank you.').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See the invoice' }).click();
  await page
    .getByText(/^Paid in full/)
    .first()
    .waitFor();
  await tom.page.reload();
  await tom.page.getByRole('heading', { name: /has paid \$310\.00, in full/ }).waitFor();

  await page.goto(`${portal.url}/pay/${'x'.repeat(43)}`);
  expect(await firstSentence(page)).toBe('That link does not show its invoice any more.');
  await expectAccessible(page);
  expect(stranger.complaints).toEqual([]);
});

it('no page complained on the way', () => {
  expect([...dana.complaints, ...ruth.complaints, ...tom.complaints]).toEqual([]);
});
