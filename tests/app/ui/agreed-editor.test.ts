import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { openStage } from './stage-server';

let stage: Awaited<ReturnType<typeof openStage>>;
let browser: Browser;
let tab: Page;

beforeAll(async () => {
  stage = await openStage();
  browser = await openBrowser();
  tab = await browser.newPage({ reducedMotion: 'reduce' });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const sentence = () => tab.getByRole('heading', { level: 1 }).innerText();
const line = (number: number) =>
  tab.getByRole('listitem').filter({ has: tab.getByLabel(`Line ${number}, price`) });

describe(
  'the invoice editor, of a client who has signed up for something',
  { timeout: 60_000 },
  () => {
    it('marks each line as one writes, asks for a reason, and says what it waits for', async () => {
      await tab.goto(`${stage.address}?page=agreed`);
      await line(1).getByText('As agreed').waitFor();
      expect(await sentence()).toBe('The line is as Brightwater signed up for.');

      await tab.getByText('From the agreement').click();
      await tab.getByRole('button', { name: /Payroll/ }).click();
      await line(2).getByText('As agreed').waitFor();
      expect(await sentence()).toBe('All two lines are as Brightwater signed up for.');

      await tab.getByLabel('Line 2, quantity').fill('11');
      await line(2).getByText('Changed: needs a reason').waitFor();
      expect(await line(2).innerText()).toContain('agreed: 9 × $15.00, so $30.00 more');
      await tab.getByRole('button', { name: 'Another line' }).click();
      await tab.getByLabel('Line 3, what for').fill('Sales tax registration');
      await tab.getByLabel('Line 3, price').fill('240');
      await line(3).getByText('New: needs a reason').waitFor();
      expect(await sentence()).toBe(
        'Two of three lines differ from what Brightwater signed up for. Two still have no reason.',
      );
      expect(await tab.getByText('Line 2 needs a reason before this can go.').count()).toBe(1);

      await line(2).getByLabel('Why is this on the bill?').fill('Two people joined.');
      await line(2).getByText('Changed', { exact: true }).waitFor();
      expect(await sentence()).toMatch(/One still has no reason\.$/);
      expect(await tab.getByText('Line 3 needs a reason before this can go.').count()).toBe(1);
      await line(3).getByLabel('Why is this on the bill?').fill('You asked for it on 9 November.');
      expect(await sentence()).toMatch(/Each has its reason\.$/);
      expect(await tab.getByText(/needs a reason/).count()).toBe(0);
    });

    it('sends the item and the reason of each line at its place', async () => {
      const sent = await tab.evaluate(() => {
        const form = new FormData(document.querySelector('form') ?? undefined);
        return Object.fromEntries(
          ['description[]', 'item[]', 'reason[]'].map((name) => [name, form.getAll(name)]),
        );
      });
      expect(sent).toEqual({
        'description[]': ['Work', 'Payroll', 'Sales tax registration'],
        'item[]': ['', 'ai_2', ''],
        'reason[]': ['', 'Two people joined.', 'You asked for it on 9 November.'],
      });
    });

    it('says beside it what was signed, and how much more this is', async () => {
      const more = tab.locator('dl div').filter({ hasText: 'More than agreed' });
      expect(await more.innerText()).toContain('$270.00');
      expect(await tab.getByText('Signed by Dana Whitlock on 20 Feb 2026.').count()).toBe(1);
    });
  },
);
