import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '@/tests/domain/documents/make-files';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument } from './acts';
import { lineOf, MIB } from './line';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

/** A letter of 200 pages; the kiln stands on three of them, once twice. */
function letter(closing: string): Buffer {
  const pages = Array.from({ length: 200 }, (_, at) => `Brightwater Ceramics LLC\nPage ${at + 1}`);
  pages[0] += '\nEngagement letter';
  pages[2] += '\nThe kiln is old';
  pages[149] += '\nA new Kiln, and another KILN';
  pages[199] += `\n${closing}`;
  return makePdf(pages);
}

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let id: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(tom, portal.url, emails.tom);
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'engagement-letter-2027.pdf',
    bytes: letter('Yours, the firm'),
  });
  await signIn(dana, portal.url, emails.dana);
  await dana.page.goto(`${portal.url}/documents`);
  const href = await dana.page.locator('a[href^="/documents/do_"]').first().getAttribute('href');
  id = href?.split('/').at(-1) ?? '';
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const pages = (page: Page) => page.getByRole('region', { name: /^Pages of/ });
const bar = (page: Page) => page.getByRole('search', { name: 'Find in this document' });
const box = (page: Page) => bar(page).getByRole('textbox');
const says = (page: Page, text: RegExp, timeout = 30_000) =>
  bar(page).getByRole('status').filter({ hasText: text }).waitFor({ timeout });

/** Looks for words in the document. The bar of the version before may still be there, and goes when the next has come. */
async function find(page: Page, words: string, told: RegExp): Promise<void> {
  for (let left = 2; ; left -= 1) {
    await page.keyboard.press('Control+f');
    await box(page).fill('');
    await box(page).fill(words);
    try {
      return await says(page, told, 20_000);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

describe('who can see it', () => {
  it('is said by name in the list, at the document and to the firm', async () => {
    await dana.page.goto(`${portal.url}/documents`);
    await dana.page
      .getByText('Ingrid, Ruth, and Tom at Alder & Finch can see all of these.')
      .waitFor();
    await dana.page.goto(`${portal.url}/documents/${id}`);
    await dana.page
      .getByText(
        'Only you at Brightwater Ceramics LLC, and Ingrid, Ruth, and Tom at Alder & Finch, can see this.',
      )
      .waitFor();
    await tom.page.goto(`${portal.url}/staff/documents`);
    await tom.page.getByText('Dana Whitlock; here you, Ingrid, and Ruth').waitFor();
    await expectAccessible(tom.page);
  });
});

describe('finding in a long document', () => {
  it('goes from match to match by keyboard, on pages that were never drawn, and gives the focus back', async () => {
    const { page } = dana;
    await page.goto(`${portal.url}/documents/${id}`);
    await pages(page).getByText('Engagement letter').waitFor();
    await pages(page).focus();
    await page.keyboard.press('Control+f');
    expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('kiln');
    await says(page, /^1 of 3/);
    await page.locator('[data-found=current]').waitFor();
    await expectAccessible(page);
    // The text below the marks can still be selected.
    const kiln = pages(page).getByText('The kiln is old');
    await kiln.evaluate((text) => getSelection()?.selectAllChildren(text));
    expect(await page.evaluate(() => String(getSelection()))).toContain('kiln');

    await page.keyboard.press('Enter');
    await says(page, /^2 of 3, page 150$/);
    const here = page.locator('[data-found=current]');
    await here.waitFor();
    expect(await page.locator('[data-found]').count()).toBe(2);
    expect(await here.evaluate(isInFrame)).toBe(true);
    await page.keyboard.press('Enter');
    await says(page, /^3 of 3/);
    await page.keyboard.press('Enter');
    await says(page, /^1 of 3, page 3$/);
    await page.keyboard.press('Shift+Enter');
    await says(page, /^3 of 3/);

    await box(page).fill('YOURS');
    await says(page, /^1 of 1, page 200$/);
    await box(page).fill('kilm');
    await says(page, /does not stand in here/);
    expect(await page.locator('[data-found]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'hidden' });
    expect(await pages(page).evaluate((frame) => frame === document.activeElement)).toBe(true);
    expect(dana.complaints).toEqual([]);
  });

  it('works on a phone by its button', async () => {
    const phone = await newVisitor(browser, 390);
    await signIn(phone, portal.url, emails.dana);
    const { page } = phone;
    await page.goto(`${portal.url}/documents/${id}`);
    await page.getByRole('button', { name: 'Find in this document' }).click();
    await box(page).fill('old');
    await says(page, /^1 of 1/);
    await page.locator('[data-found=current]').waitFor();
    await expectAccessible(page);
    await bar(page).getByRole('button', { name: 'Close the search' }).click();
    expect(
      await page
        .getByRole('button', { name: 'Find in this document' })
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
  });
});

describe('a newer version', () => {
  it('says how far it is, is stopped, and goes on where it was when the line breaks', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents/${id}`);
    const line = await lineOf(page);
    await line({ mibPerSecond: 1 });
    const input = page.locator('input[type=file]');
    const path = join(mkdtempSync(join(tmpdir(), 'porchlight-newer-')), 'newer.txt');
    writeFileSync(path, 'The letter, line after line. '.repeat((24 * MIB) / 28));
    const received = async () =>
      (
        await portal.database.query<{ bytes: number }>(
          `SELECT received_bytes::int AS bytes FROM upload WHERE filename = 'newer.txt'`,
        )
      ).map(({ bytes }) => bytes);
    const more = async (than: number) =>
      expect
        .poll(async () => (await received())[0] ?? 0, { timeout: 60_000, interval: 50 })
        .toBeGreaterThan(than);
    await input.setInputFiles(path);
    await page.getByRole('progressbar', { name: 'newer.txt' }).waitFor();
    await more(3 * MIB);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText('Stopped. Nothing of the document has changed.').waitFor();
    await expectAccessible(page);
    const [kept = 0] = await received();
    await input.setInputFiles(path);
    await more(kept);
    await line({ mibPerSecond: 3, offline: true });
    await page.getByText('Waits for the line').waitFor();
    await line({ mibPerSecond: 100 });
    await page.getByLabel('What changed').waitFor({ timeout: 60_000 });
    // Begun once, and gone on with.
    expect(await received()).toHaveLength(1);
    await page.getByRole('button', { name: 'Remove this file' }).click();
    await page.getByRole('button', { name: 'Choose the newer file' }).waitFor();
  });

  it('is brought, looked at and published, and the client sees what changed and what was before', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents/${id}`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'engagement-letter-2027-corrected.pdf',
      mimeType: 'application/pdf',
      buffer: letter('Yours truly'),
    });
    const changed = page.getByLabel('What changed');
    await changed.waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page.getByText('Say in one line what changed').waitFor();
    await changed.fill('The closing on the last page');
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page.getByText('Version 2, the newest').waitFor();
    await expectAccessible(page);
    const mail = await portal.waitForMail(emails.dana, ({ subject }) =>
      /newer version/.test(subject),
    );
    expect(mail.text).not.toContain('closing');

    await dana.page.goto(`${portal.url}/documents`);
    await dana.page.getByText('New', { exact: true }).waitFor();
    await dana.page.goto(`${portal.url}/documents/${id}`);
    await dana.page.getByText('The closing on the last page').waitFor();
    await pages(dana.page).getByText('Engagement letter').waitFor();
    await find(dana.page, 'yours truly', /^1 of 1, page 200$/);

    await dana.page.getByRole('link', { name: 'Show version 1' }).click();
    await dana.page.getByText('This is version 1. There is a newer one.').waitFor();
    await pages(dana.page).getByText('Engagement letter').waitFor();
    await find(dana.page, 'yours truly', /does not stand in here/);
    await expectAccessible(dana.page);
    await dana.page.getByText('Versions 1 and 2').waitFor();
    const [taken] = await Promise.all([
      dana.page.waitForEvent('download'),
      dana.page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(taken.suggestedFilename()).toBe('engagement-letter-2027.pdf');
    expect([...tom.complaints, ...dana.complaints]).toEqual([]);
  });
});

function isInFrame(mark: Element): boolean {
  const frame = mark.closest('[role=region]')?.getBoundingClientRect();
  const { top, bottom } = mark.getBoundingClientRect();
  return frame !== undefined && top >= frame.top && bottom <= frame.bottom;
}
