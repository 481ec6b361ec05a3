import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { openStage } from './stage-server';

type Kept = { title: string; version: string; gone: boolean; saves: number; sends: number };

let stage: Awaited<ReturnType<typeof openStage>>;
let browser: Browser;

beforeAll(async () => {
  stage = await openStage();
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function onEditor(work: (tab: Page) => Promise<void>, page = 'editor'): Promise<void> {
  const tab = await browser.newPage({ reducedMotion: 'reduce' });
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  try {
    await tab.goto(`${stage.address}?page=${page}`);
    await tab.getByLabel('What it is for').waitFor();
    await work(tab);
    expect(errors).toEqual([]);
  } finally {
    await tab.close();
  }
}

function kept(tab: Page): Promise<Kept> {
  return tab.evaluate(() => (globalThis as unknown as { kept: Kept }).kept);
}

/** Somebody else saves, or does whatever else is said. */
function meanwhile(tab: Page, change: Partial<Kept>): Promise<unknown> {
  return tab.evaluate(
    (to) => Object.assign((globalThis as unknown as { kept: Kept }).kept, to),
    change,
  );
}

async function type(tab: Page, title: string): Promise<void> {
  await tab.getByLabel('What it is for').fill(title);
}

// A real browser, and waits for the editor to save by itself.
describe('the invoice editor', { timeout: 60_000 }, () => {
  it('goes on saving, by itself and by a press, from the version that it has', () =>
    onEditor(async (tab) => {
      await type(tab, 'One');
      await tab.getByText('Saved at').waitFor();
      await type(tab, 'Two');
      await tab.getByRole('button', { name: 'Save the draft' }).click();
      await tab.getByText('Saved at').waitFor();
      await type(tab, 'Three');
      await tab.getByText('Not saved yet').waitFor();
      await tab.getByText('Saved at').waitFor();
      expect(await kept(tab)).toMatchObject({ title: 'Three', saves: 3 });
      expect(await tab.getByRole('alert').count()).toBe(0);
    }));

  it('stops at somebody else’s version, keeps what was typed, and saves over it when asked', () =>
    onEditor(async (tab) => {
      await meanwhile(tab, { title: 'Theirs', version: 'theirs' });
      await type(tab, 'Mine');
      await tab.getByRole('alert').getByText('Ruth changed this draft.').waitFor();
      await type(tab, 'Mine, and more');
      // Held back, they still take a press; it does nothing.
      await tab.getByRole('button', { name: 'Save the draft' }).click({ force: true });
      await tab.getByRole('button', { name: 'Send to' }).click({ force: true });
      await tab.waitForTimeout(3_500);
      expect(await kept(tab)).toMatchObject({ title: 'Theirs', saves: 1, sends: 0 });
      expect(await tab.getByLabel('What it is for').inputValue()).toBe('Mine, and more');
      await tab.getByRole('button', { name: 'Save mine over it' }).click();
      await tab.getByText('Saved at').waitFor();
      expect(await tab.getByRole('alert').count()).toBe(0);
      expect(await kept(tab)).toMatchObject({ title: 'Mine, and more', saves: 2 });
      await type(tab, 'Mine again');
      await tab.getByText('Not saved yet').waitFor();
      await tab.getByText('Saved at').waitFor();
      expect(await kept(tab)).toMatchObject({ title: 'Mine again', saves: 3 });
    }));

  it('asks the same where somebody sends', () =>
    onEditor(async (tab) => {
      await meanwhile(tab, { version: 'theirs' });
      await tab.getByRole('button', { name: 'Send to' }).click();
      await tab.getByRole('alert').waitFor();
      expect(await tab.getByText('Ruth changed this draft.').count()).toBe(1);
      expect(await tab.getByText('Say above which version stays').count()).toBe(1);
    }));

  it.each([
    [false, 'Load the other version', '/staff/invoices/in_1/edit'],
    [true, 'Leave it deleted', '/staff/invoices'],
  ])('where it is gone: %s, leaves for what stands by "%s"', (gone, button, path) =>
    onEditor(async (tab) => {
      await meanwhile(tab, { version: 'theirs', gone });
      await tab.getByRole('button', { name: 'Save the draft' }).click();
      await tab.getByRole('button', { name: button }).click();
      await tab.waitForURL(`**${path}`);
    }),
  );
});
