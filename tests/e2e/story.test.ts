import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import {
  expectAccessible,
  firstSentence,
  missSignIn,
  newVisitor,
  signIn,
  type Visitor,
} from './visitor';

const client = 'Harborview Physical Therapy';
const noorsEmail = 'noor@harborview.example';
const noorsPassword = 'three-calm-herons';
const letter = smallPdf('Dear Noor, this is your engagement letter for 2027.');

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let noor: Visitor;
let ruth: Visitor;
/** The address of the invoice, as Noor has it. */
let invoicePath: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, noor, ruth] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser),
    newVisitor(browser),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

// One story: each chapter goes on where the one before ended.
describe('a firm and its new client', () => {
  it('staff make the client, and the invitation brings its first person in', async () => {
    await signIn(tom, portal.url, emails.tom);
    await tom.page.goto(`${portal.url}/staff/clients/new`);
    await expectAccessible(tom.page);
    await tom.page.getByRole('textbox', { name: 'Name', exact: true }).fill(client);
    await tom.page.getByLabel('Name of the person').fill('Noor Haddad');
    await tom.page.getByRole('textbox', { name: 'Email' }).fill(noorsEmail);
    await tom.page
      .getByLabel('Account manager')
      .selectOption({ label: 'Ruth Adeyemi, Account manager' });
    await tom.page.getByRole('button', { name: 'Make the client and invite' }).click();
    await tom.page.waitForURL(/\/staff\/clients\/cl_/);
    expect(await firstSentence(tom.page)).toBe(client);

    const mail = await portal.waitForMail(noorsEmail);
    const link = mail.links.find((address) => address.includes('/invitation/'));
    await noor.page.goto(link ?? '');
    await expectAccessible(noor.page);
    // A mail scanner that follows the link burns nothing.
    await fetch(link ?? '');
    await noor.page.getByLabel('Choose a password').fill(noorsPassword);
    await noor.page.getByRole('button', { name: 'Come in' }).click();
    await noor.page.waitForURL(`${portal.url}/`);
    expect(await firstSentence(noor.page)).toBe('You owe nothing, and nothing is waiting for you.');
    await expect(noor.page.getByText('Ruth Adeyemi').first().isVisible()).resolves.toBe(true);
    await expectAccessible(noor.page);
  });

  it('staff send an invoice, and the client sees what is owed', async () => {
    await sendInvoice(tom.page, portal, {
      client,
      title: 'Bookkeeping, November',
      lines: [{ what: 'Bookkeeping', quantity: '2', price: '450' }],
    });
    await expectAccessible(tom.page);

    const mail = await portal.waitForMail(noorsEmail, ({ subject }) => /invoice/i.test(subject));
    expect(mail.text).toContain('$900.00');
    await noor.page.goto(portal.url);
    expect(await firstSentence(noor.page)).toMatch(
      /^You owe \$900\.00, by .+\. No document is waiting\.$/,
    );
    await expectAccessible(noor.page);
  });

  it('the client pays by card, and both sides see it paid once the money is certain', async () => {
    await noor.page.getByRole('link', { name: 'Bookkeeping, November', exact: true }).click();
    await noor.page.waitForURL(/\/invoices\/in_/);
    invoicePath = new URL(noor.page.url()).pathname;
    expect(await firstSentence(noor.page)).toContain('$900.00');
    await expectAccessible(noor.page);
    await noor.page.getByRole('button', { name: 'Pay $900.00' }).click();
    await noor.page.waitForURL(`${portal.stripeUrl}/**`);
    await noor.page.getByRole('button', { name: /4242 4242 4242 4242/ }).click();
    await noor.page.waitForURL(`${portal.url}/**`);
    await noor.page.getByText('Your $900.00 has arrived. Thank you, Noor.').first().waitFor();
    await expectAccessible(noor.page);

    await noor.page.goto(portal.url + invoicePath);
    expect(await firstSentence(noor.page)).toMatch(/^Paid in full/);
    await noor.page.goto(portal.url);
    expect(await firstSentence(noor.page)).toBe('You owe nothing, and nothing is waiting for you.');
    await tom.page.reload();
    await tom.page.getByText('Paid', { exact: true }).first().waitFor();
    const receipt = await portal.waitForMail(noorsEmail, ({ subject }) =>
      subject.startsWith('Receipt'),
    );
    expect(receipt.text).toContain('$900.00');
  });

  it('the PDF of the invoice is kept and can be had', async () => {
    await noor.page.goto(portal.url + invoicePath);
    const download = noor.page.waitForEvent('download', { timeout: 60_000 });
    await noor.page.getByRole('link', { name: 'PDF' }).click();
    const bytes = await readFile(await (await download).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('staff put in a document, choose whose it is, and publish it', async () => {
    await publishDocument(tom.page, portal, {
      client,
      filename: 'engagement-2027-harborview.pdf',
      bytes: letter,
    });
    await portal.waitForMail(noorsEmail, ({ subject }) => /document|engagement/i.test(subject));
  });

  it('the client reads it in the page, and has it byte for byte', async () => {
    await noor.page.goto(`${portal.url}/documents`);
    await noor.page
      .getByRole('link', { name: /engagement/i })
      .first()
      .click();
    await noor.page.waitForURL(/\/documents\/do_/);
    await noor.page
      .getByText('this is your engagement letter')
      .first()
      .waitFor({ timeout: 30_000 });
    await expectAccessible(noor.page);
    const download = noor.page.waitForEvent('download');
    await noor.page
      .getByRole('button', { name: /Download/ })
      .or(noor.page.getByRole('link', { name: /Download/ }))
      .first()
      .click();
    expect(await readFile(await (await download).path())).toEqual(letter);
  });

  it('a struggle becomes a sentence before the account manager, who works it', async () => {
    await noor.page.goto(portal.url);
    await noor.context.clearCookies();
    await noor.page.goto(`${portal.url}/sign-in`);
    for (let miss = 0; miss < 3; miss += 1) {
      await missSignIn(noor.page, noorsEmail, 'not-the-password');
    }
    await signIn(ruth, portal.url, emails.ruth);
    const signal = ruth.page.getByRole('listitem').filter({ hasText: 'failed to sign in 3 times' });
    await expect
      .poll(
        async () => {
          await ruth.page.goto(`${portal.url}/staff`);
          return signal.count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBeGreaterThan(0);
    await expectAccessible(ruth.page);
    await signal.getByText('3 events').click();
    await expect(signal.getByText('Could not sign in: wrong password').count()).resolves.toBe(3);
    await signal.getByRole('button', { name: 'Take it on' }).click();
    await ruth.page.getByText('You see to it').waitFor();
    await signal.getByLabel('Dismiss').click();
    await signal.getByRole('button', { name: 'It isn’t important' }).click();
    await signal.waitFor({ state: 'detached' });
    await ruth.page.getByRole('button', { name: /^Take it back/ }).click();
    await signal.waitFor();
  });

  it('the account manager sees what the client did, visit by visit, and in the log', async () => {
    await ruth.page.getByRole('link', { name: client }).first().click();
    await ruth.page.waitForURL(/\/staff\/clients\/cl_/);
    for (const what of ['Started to pay $900.00', '$900.00 arrived', 'Downloaded', 'Signed in']) {
      // What the portal itself did may be folded away, where it was a lot.
      await ruth.page.getByText(what).first().waitFor({ state: 'attached' });
    }
    await expectAccessible(ruth.page);
    await ruth.page.goto(`${portal.url}/staff/activity`);
    expect(await firstSentence(ruth.page)).toMatch(
      /things have happened; \d+ were clients’ own acts\.$/,
    );
    await expectAccessible(ruth.page);
  });

  it('no page complained on the way', () => {
    for (const { complaints } of [tom, noor, ruth]) expect(complaints).toEqual([]);
  });
});
