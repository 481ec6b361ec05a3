import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { addAuthenticator } from './virtual-authenticator';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
let device: CDPSession;
let authenticatorId: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  dana = await newVisitor(browser);
  ({ device, authenticatorId } = await addAuthenticator(dana));
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

async function openSecurity(page: Page): Promise<void> {
  await page.goto(portal.url);
  await page.getByText('Menu').first().locator('..').click();
  await page.getByRole('link', { name: 'Security' }).click();
  await page.waitForURL(/\/security$/);
}

async function signOut(page: Page): Promise<void> {
  await page.getByText('Menu').first().locator('..').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(/\/sign-in/);
}

describe('where and how somebody signs in', () => {
  it('is on a page of theirs, to which a mail about a new device leads', async () => {
    const mail = await portal.waitForMail(emails.dana, ({ subject }) => /new device/.test(subject));
    expect(mail.links).toContain(`${portal.url}/security`);
    const { page } = dana;
    await openSecurity(page);
    await page.getByText('This device').waitFor();
    await page.getByText('You are signed in here, and in one other place.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Give it a name: Chrome/ }).click();
    await page.getByLabel('What you call it', { exact: true }).last().fill('The studio');
    await page.getByRole('button', { name: 'Keep the name' }).click();
    await page.getByText('The studio').waitFor();
    await expectAccessible(page);
  });

  it('has a passkey added to it, made by the browser itself', async () => {
    const { page } = dana;
    await page.getByLabel('What you call it').first().fill('My laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('listitem').filter({ hasText: 'My laptop' }).waitFor();
    await expectAccessible(page);
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
    await portal.waitForMail(emails.dana, ({ subject }) => /passkey was added/.test(subject));
  });

  it('signs in with the passkey where the browser offers it, and is known again', async () => {
    const { page } = dana;
    await signOut(page);
    await page.waitForURL((address) => address.pathname === '/');
    const mails = await portal.mailsTo(emails.dana);
    expect(mails.filter(({ subject }) => /new device/.test(subject))).toHaveLength(1);
  });

  it('signs in with the passkey by a button in a browser that offers nothing', async () => {
    const { page } = dana;
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
    await page.reload();
    await signOut(page);
    await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL((address) => address.pathname === '/');
  });

  it('proves with it later that it is them', async () => {
    const { page } = dana;
    await portal.database.query(`UPDATE session SET proved_at = now() - interval '1 hour'`);
    await page.goto(`${portal.url}/security`);
    await page.getByLabel('Your password').waitFor();
    await page.getByRole('button', { name: 'Use a passkey instead' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Use a passkey instead' }).click();
    await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  });

  it('ends everywhere else, at the next click there', async () => {
    const elsewhere = await newVisitor(browser, 390);
    await signIn(elsewhere, portal.url, emails.dana);
    const { page } = dana;
    await page.reload();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    const sure = page.getByRole('dialog');
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await sure.waitFor({ state: 'hidden' });
    await page.getByText('You are signed in here, and nowhere else.').waitFor();
    await elsewhere.page.goto(`${portal.url}/invoices`);
    await elsewhere.page.waitForURL(/\/sign-in\?next=%2Finvoices/);
    await elsewhere.context.close();
  });

  it('goes without a passkey that was removed', async () => {
    const { page } = dana;
    await page.getByRole('button', { name: 'Remove My laptop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('You have none yet.').waitFor();
    await signOut(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('This passkey did not let you in.').waitFor();
    await expectAccessible(page);
  });

  it('is there for the firm’s people too, on a phone', async () => {
    const ruth = await newVisitor(browser, 390);
    await signIn(ruth, portal.url, emails.ruth);
    await ruth.page.goto(`${portal.url}/staff/security`);
    await ruth.page.getByText('We sign you out after 12 hours').waitFor();
    await expectAccessible(ruth.page);
    expect(ruth.complaints).toEqual([]);
  });

  it('no page complained on the way', () => {
    expect(dana.complaints).toEqual([]);
  });
});
