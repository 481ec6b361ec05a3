import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { password } from '@/tests/support/cast';

/** Somebody with a browser of their own: nothing is shared with the others, and complaints of the page are kept. */
export type Visitor = { page: Page; context: BrowserContext; complaints: string[] };

/** A new person at a desk, or with a phone. */
export async function newVisitor(browser: Browser, width = 1280): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in on the page that asks for it, and waits until that is left. */
export async function signIn(
  { page }: Visitor,
  url: string,
  email: string,
  secret = password,
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await trySignIn(page, email, secret);
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}

export async function trySignIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('Your email').fill(email);
  await page.getByLabel('Your password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A try to sign in that is refused; ends when the page has said so. */
export async function missSignIn(page: Page, email: string, secret: string): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/sign-in'),
  );
  await trySignIn(page, email, secret);
  await answer;
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
}

/** Opens the search with its key, as often as it takes until the page listens. Answers its box. */
export async function openSearch(page: Page): Promise<Locator> {
  const box = page.getByRole('combobox', { name: 'Search' });
  for (let press = 0; press < 20 && !(await box.isVisible()); press += 1) {
    await page.keyboard.press('/');
    await box.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  return box;
}

/** What axe finds on the page as it stands: nothing, or the test says what and where. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  expect(findings, page.url()).toEqual([]);
}

/** The page's answer to its reader's first question. */
export async function firstSentence(page: Page): Promise<string> {
  const text = await page.getByRole('heading', { level: 1 }).first().innerText();
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
}
