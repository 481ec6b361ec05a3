import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, password } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { sendInvoice } from './acts';
import { newVisitor, openSearch, signIn, type Visitor } from './visitor';

/** More than this many presses to a control is no way for anybody. */
const mostPresses = 30;

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
    title: 'Quarterly review',
    lines: [{ what: 'Review', price: '640' }],
  });
  await tom.context.close();
  dana = await newVisitor(browser);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Presses Tab until a control of that name has the focus, which must show on every one on the way. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < mostPresses; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const it = document.activeElement;
      if (!(it instanceof HTMLElement) || it === document.body) return null;
      // A link that covers its row shows the focus on what it covers, a radio on the circle beside it.
      const outlines = [
        getComputedStyle(it),
        getComputedStyle(it, '::after'),
        getComputedStyle(it.nextElementSibling ?? it),
      ];
      const labels = 'labels' in it ? [...((it.labels as NodeListOf<HTMLElement>) ?? [])] : [];
      return {
        name: [it.getAttribute('aria-label'), it.innerText, ...labels.map((each) => each.innerText)]
          .filter(Boolean)
          .join(' ')
          .replaceAll('\u00a0', ' '),
        shown: outlines.some(({ outlineStyle }) => outlineStyle === 'solid'),
      };
    });
    if (!focused) continue;
    passed.push(focused.name);
    expect(focused.shown, `the focus shows on "${focused.name}"`).toBe(true);
    if (name.test(focused.name)) return;
  }
  throw new Error(`Tab never came to ${String(name)}; it passed ${passed.join(' | ')}.`);
}

it('signs in, and the first Tab leads past the frame', async () => {
  const { page } = dana;
  await page.goto(`${portal.url}/sign-in`);
  await page.getByLabel('Your email').waitFor();
  // The address has the focus already: one types at once.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('email');
  await page.keyboard.type(emails.dana);
  await tabTo(page, /Your password/);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${portal.url}/`);

  await page.goto(portal.url);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(
    'To the page itself',
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
});

it('opens an invoice and starts to pay it', async () => {
  const { page } = dana;
  await tabTo(page, /^Quarterly review/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/invoices\/in_/);
  await page.getByRole('button', { name: 'Pay $640.00' }).waitFor();
  await tabTo(page, /^Pay \$640\.00/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${portal.stripeUrl}/pay/**`);
  await tabTo(page, /Back to/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/invoices\/in_/);
});

it('searches by a slash, chooses by arrows, and gets the focus back by Escape', async () => {
  const { page } = dana;
  await page.goto(portal.url);
  await tabTo(page, /Documents/);
  const box = await openSearch(page);
  await page.keyboard.type('review');
  await page.getByRole('option', { name: /Quarterly review/ }).waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(
    'Documents',
  );
  await openSearch(page);
  await page.keyboard.type('review');
  await page.getByRole('option', { name: /Quarterly review/, selected: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/invoices\/in_/);
});

it('no page complained on the way', () => {
  expect(dana.complaints).toEqual([]);
});
