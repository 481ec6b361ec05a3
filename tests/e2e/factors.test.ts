import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '@/tests/support/authenticator-app';
import { openBrowser } from '@/tests/support/browser';
import { emails, password } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { expectAccessible, newVisitor, signIn, trySignIn, type Visitor } from './visitor';

const fresh = 'four quiet lanterns';

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
const others: Visitor[] = [];

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  dana = await newVisitor(browser);
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

async function anotherBrowser(width?: number): Promise<Page> {
  const visitor = await newVisitor(browser, width);
  others.push(visitor);
  return visitor.page;
}

/** Sets the second step up on the page of the shell that it is given, and answers the key and the recovery codes. */
async function setUp(page: Page, base: string): Promise<{ key: string; recovery: string[] }> {
  await page.goto(`${portal.url}${base}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Set it up: second step' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('img', { name: /picture/ }).waitFor();
  await expectAccessible(page);
  const key = await page.locator('code').innerText();
  await page.getByLabel('Code of six digits').fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByText('not the code that the app shows').waitFor();
  await page.getByLabel('Code of six digits').fill(codeOf(key, new Date()));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  await expectAccessible(page);
  const recovery = await codes.allInnerTexts();
  expect(recovery).toHaveLength(10);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.getByText(/10 recovery codes are left/).waitFor();
  return { key, recovery };
}

/** The code of the newest such mail. */
async function mailedCode(address: string): Promise<{ code: string; link: string }> {
  const mail = await portal.waitForMail(address, ({ subject }) => subject.startsWith('Your code'));
  const code = /^\d{3} \d{3}$/m.exec(mail.text)?.[0] ?? '';
  return { code, link: mail.links.find((link) => link.includes('/sign-in/mail/')) ?? '' };
}

let armed: { key: string; recovery: string[] };

it('a second step is set up in one go, and asked for after the password', async () => {
  armed = await setUp(dana.page, '/security');
  const page = await anotherBrowser();
  await page.goto(`${portal.url}/invoices`);
  await trySignIn(page, emails.dana, password);
  await page.waitForURL(/\/sign-in\/code\?next=%2Finvoices/);
  await expectAccessible(page);
  // The password alone opened nothing, and the page is there after a reload and on coming back.
  await page.goto(`${portal.url}/invoices`);
  await page.waitForURL(/\/sign-in\?next/);
  await page.goBack();
  // A page that the browser kept reads itself anew first.
  await page.getByLabel('Code of six digits').waitFor();
  await page.reload();
  await page
    .getByLabel('Code of six digits')
    .fill(codeOf(armed.key, new Date(Date.now() + 30_000)));
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL(`${portal.url}/invoices`);
});

it('a code by mail lets in the browser that asked, and asks for the second step too', async () => {
  const page = await anotherBrowser(390);
  await page.goto(`${portal.url}/sign-in`);
  await page.getByRole('link', { name: 'Mail me a code' }).click();
  await page.waitForURL(/\/sign-in\/mail$/);
  await page.getByLabel('Your email').fill(emails.dana);
  await page.getByRole('button', { name: 'Mail the code' }).click();
  await page.waitForURL(/\/sign-in\/mail\/code$/);
  await expectAccessible(page);
  const { code } = await mailedCode(emails.dana);
  await page.getByLabel('Code of six digits').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/sign-in\/code$/);
  await page.getByRole('link', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(armed.recovery[3]?.toLowerCase() ?? '');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL(`${portal.url}/`);
  const mail = await portal.waitForMail(emails.dana, ({ subject }) => /recovery/.test(subject));
  expect(mail.text).toContain('9 are left');
});

it('the link of the mail waits for its button, and is of no use elsewhere', async () => {
  const page = await anotherBrowser();
  await page.goto(`${portal.url}/sign-in/mail`);
  await page.getByLabel('Your email').fill(emails.joan);
  await page.getByRole('button', { name: 'Mail the code' }).click();
  await page.waitForURL(/\/sign-in\/mail\/code$/);
  const { link } = await mailedCode(emails.joan);
  for (const method of ['HEAD', 'GET', 'GET']) await fetch(link, { method });
  const elsewhere = await anotherBrowser();
  await elsewhere.goto(link);
  await elsewhere.getByRole('heading', { name: 'Type the code where you asked for it' }).waitFor();
  expect(await elsewhere.getByRole('button', { name: 'Sign in' }).count()).toBe(0);
  await expectAccessible(elsewhere);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${portal.url}/`);
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'This code is done' }).waitFor();
});

it('another password ends every other session, and can be looked at while it is typed', async () => {
  const here = await newVisitor(browser);
  others.push(here);
  await signIn(here, portal.url, emails.joan);
  const { page } = here;
  await page.goto(`${portal.url}/security/password`);
  await expectAccessible(page);
  await page.getByLabel('Password so far').fill(password);
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('use 15 characters or more').waitFor();
  await page.getByLabel('Password so far').fill(password);
  const field = page.getByLabel('New password');
  await field.fill(fresh);
  await page.getByRole('button', { name: 'Show' }).last().click();
  expect(await field.getAttribute('type')).toBe('text');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('Your password is changed.').waitFor();
  const other = others.at(-3)?.page;
  await other?.goto(`${portal.url}/invoices`);
  expect(other?.url()).toContain('/sign-in');
  await portal.waitForMail(emails.joan, ({ subject }) => subject.includes('was changed'));
});

it('signs in over a session that is open, which ends', async () => {
  const visitor = await newVisitor(browser);
  others.push(visitor);
  const { page } = visitor;
  await page.goto(`${portal.url}/sign-in`);
  const other = await page.context().newPage();
  await other.goto(`${portal.url}/sign-in`);
  await trySignIn(other, emails.tom, password);
  await other.waitForURL(/\/staff$/);
  await trySignIn(page, emails.ruth, password);
  await page.waitForURL(/\/staff$/);
  const open = `SELECT s.id FROM session s JOIN person p ON p.id = s.person_id WHERE s.ended_at IS NULL AND s.device_id IS NOT NULL AND p.email = $1`;
  expect(await portal.database.query(open, [emails.tom])).toEqual([]);
  expect(await portal.database.query(open, [emails.ruth])).toHaveLength(1);
});

it('is set up without script too, where the recovery codes are shown this once', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${portal.url}/sign-in`);
  await trySignIn(page, emails.marco, password);
  await page.waitForURL(`${portal.url}/`);
  await page.goto(`${portal.url}/security/second-step`);
  await page.getByRole('button', { name: 'Begin' }).click();
  const key = await page.locator('code').innerText();
  await page.getByLabel('Code of six digits').fill(codeOf(key, new Date()));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  expect(await codes.count()).toBe(10);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await page.goto(`${portal.url}/security/second-step`);
  await page.getByText('10 are left').waitFor();
  expect(await codes.count()).toBe(0);
  await context.close();
});

it('a firm that asks it of its people leads whoever has none to it, and to nothing else', async () => {
  const ingrid = await newVisitor(browser);
  others.push(ingrid);
  await signIn(ingrid, portal.url, emails.ingrid);
  const { page } = ingrid;
  await page.goto(`${portal.url}/staff/settings?change=security#security`);
  await page.getByLabel(/Ask a second step/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/staff\/security$/);
  await page.goto(`${portal.url}/staff/clients`);
  await page.waitForURL(/\/staff\/security$/);
  await page.getByRole('heading', { level: 1, name: /Set up a second step/ }).waitFor();
  await setUp(page, '/staff/security');
  await page.goto(`${portal.url}/staff/clients`);
  expect(page.url()).toBe(`${portal.url}/staff/clients`);
});

it('no page complained on the way', () => {
  expect([dana, ...others].flatMap(({ complaints }) => complaints)).toEqual([]);
});
