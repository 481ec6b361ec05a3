import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishReady } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let ingrid: Visitor;
let tom: Visitor;
let dana: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [ingrid, tom, dana] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser),
    newVisitor(browser, 390),
  ]);
  await signIn(ingrid, portal.url, emails.ingrid);
  await signIn(tom, portal.url, emails.tom);
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe('a category of the firm’s own', () => {
  it('is added in the settings, and its pages bear their reader’s name', async () => {
    const { page } = ingrid;
    await page.goto(`${portal.url}/staff/settings?change=categories#categories`);
    const form = page.locator('#categories');
    const add = async (name: string) => {
      await form.getByLabel('What it is called').last().fill(name);
      await form.getByLabel('Belongs to').selectOption({ label: 'Contracts and NDAs' });
      await form.getByLabel('Kept').last().selectOption({ label: 'A number of years' });
      await form.getByLabel('Years').last().fill('10');
      await form.getByRole('button', { name: 'Add the category' }).click();
    };
    await add('Engagement letters');
    await form.getByText('10 years').waitFor();
    await add('ENGAGEMENT LETTERS');
    await form.getByText('There is a category of this name already').waitFor();
    await expectAccessible(page);
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Stop offering it: Engagement letters' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${portal.url}/staff/settings?change=watermarks#watermarks`);
    const marks = page.locator('#watermarks');
    await marks.getByLabel('Engagement letters').check();
    await expectAccessible(page);
    await marks.getByRole('button', { name: 'Save' }).click();
    await page.getByText('On Engagement letters').waitFor();
    await page.getByText('Engagement letters (Contracts and NDAs): 10 years').waitFor();
  });

  it('is chosen for a document, and shown and filtered by', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: `${brightwater.name} letter.pdf`,
        mimeType: 'application/pdf',
        buffer: smallPdf(`${brightwater.name}, what we will do for you`),
      });
    const row = page.getByRole('row').filter({ hasText: 'letter.pdf' });
    await row.getByText('Ready').waitFor({ timeout: 60_000 });
    await row.getByRole('button', { name: /letter\.pdf/ }).click();
    await page.getByLabel('Title').fill('What we will do');
    await page.getByLabel('Kind').selectOption({ label: 'Engagement letters' });
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Engagement letters').waitFor();
    await expectAccessible(page);
    await publishReady(page, brightwater.name);
    await page.getByRole('link', { name: 'What we will do' }).waitFor();
    await page.getByText('Any kind').click();
    await page.getByRole('link', { name: 'Engagement letters' }).click();
    await page.waitForURL(/kind=fc_/);
    await page.getByRole('link', { name: 'What we will do' }).waitFor();
    await expectAccessible(page);
  });

  it('is what the client filters by, and its pages bear their name', async () => {
    const { page } = dana;
    await page.goto(`${portal.url}/documents`);
    await page.getByRole('link', { name: 'Engagement letters', exact: true }).click();
    await page.waitForURL(/own=fc_/);
    await page.getByRole('link', { name: 'Engagement letters. Show all instead' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /What we will do/ }).click();
    await page.getByText('Pages bear your name and the time').waitFor();
    const text = page.locator('.textLayer');
    await text.getByText('what we will do for you').waitFor();
    await text.getByText(`Dana Whitlock · ${emails.dana}`).first().waitFor();
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${brightwater.name} letter.pdf`);
    expect([...ingrid.complaints, ...tom.complaints, ...dana.complaints]).toEqual([]);
  });
});
