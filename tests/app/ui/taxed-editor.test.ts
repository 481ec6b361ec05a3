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

const SALES = 'Sales tax, Washington 10.35% on $38.00';
const line = (number: number) =>
  tab.getByRole('listitem').filter({ has: tab.getByLabel(`Line ${number}, price`) });
/** The sums under the lines, by what stands before them. */
const sums = () =>
  tab
    .locator('dl')
    .filter({ has: tab.locator('output') })
    .evaluate((list) =>
      [...list.querySelectorAll('dt')].map((term) => [
        term.textContent,
        term.nextElementSibling?.textContent,
      ]),
    );

describe('the invoice editor, of a firm that has taxes', { timeout: 60_000 }, () => {
  it('asks nothing about tax where the firm has none', async () => {
    await tab.goto(`${stage.address}?page=editor`);
    await line(1).waitFor();
    expect(await tab.getByLabel(/Tax of line/).count()).toBe(0);
    expect(await tab.getByText(/taxed at/).count()).toBe(0);
    expect(await sums()).toEqual([['Total', '$10.00']]);
    const sent = await tab.evaluate(() =>
      new FormData(document.querySelector('form') ?? undefined).has('tax[]'),
    );
    expect(sent).toBe(false);
  });

  it('adds a tax up as one writes, and says which line has it', async () => {
    await tab.goto(`${stage.address}?page=taxed`);
    await line(1).waitFor();
    expect(await sums()).toEqual([['Total', '$10.00']]);
    await tab.getByRole('button', { name: 'Another line' }).click();
    await tab.getByLabel('Line 2, what for').fill('Accounting software, passed on at cost');
    await tab.getByLabel('Line 2, price').fill('38');
    await tab.getByLabel('Tax of line 2').selectOption({ label: 'Sales tax, Washington 10.35%' });
    await line(2).getByText('taxed at 10.35%').waitFor();
    expect(
      await line(1)
        .getByText(/taxed at/)
        .count(),
    ).toBe(0);
    expect(await sums()).toEqual([
      ['Lines', '$48.00'],
      [SALES, '$3.93'],
      ['Total', '$51.93'],
    ]);
    const more = tab.locator('dl div').filter({ hasText: /^This bill/ });
    expect(await more.innerText()).toContain('$51.93');
  });

  it('keeps the tax with its line when lines are moved and taken out, and sends it at its place', async () => {
    await tab.getByLabel('Line 2, price').press('Alt+ArrowUp');
    await line(1).getByText('taxed at 10.35%').waitFor();
    const sent = () =>
      tab.evaluate(() => new FormData(document.querySelector('form') ?? undefined).getAll('tax[]'));
    expect(await sent()).toEqual(['tx_1', '']);
    await tab.getByRole('button', { name: 'Remove line 2' }).click();
    expect(await sent()).toEqual(['tx_1']);
    expect((await sums()).at(-1)).toEqual(['Total', '$41.93']);
  });

  it('is reached by the keyboard, says at once that a tax has ended, and stays inside on a phone', async () => {
    await tab.setViewportSize({ width: 390, height: 844 });
    await tab.getByLabel('Line 1, price').focus();
    const select = tab.getByLabel('Tax of line 1');
    for (let presses = 0; presses < 8; presses += 1) {
      await tab.keyboard.press('Tab');
      if (await select.evaluate((control) => control === document.activeElement)) break;
    }
    expect(await select.evaluate((control) => control === document.activeElement)).toBe(true);
    await select.selectOption({ label: 'Sales tax, Washington 10.25% (ended)' });
    await line(1).getByText('This tax has ended. Choose another, or none.').waitFor();
    expect(await select.getAttribute('aria-invalid')).toBe('true');
    const overflow = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await select.selectOption({ label: 'None' });
    expect(await sums()).toEqual([['Total', '$38.00']]);
  });
});
