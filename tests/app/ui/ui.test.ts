import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { openStage } from './stage-server';

let stage: Awaited<ReturnType<typeof openStage>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  stage = await openStage();
  browser = await openBrowser();
  context = await browser.newContext({
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

type Look = { page: string; theme?: 'light' | 'dark'; width?: number };

/** Opens a page of the stage, runs `work` on it, and fails on anything that the console calls an error. */
async function onStage(
  { page, theme = 'light', width = 1280 }: Look,
  work: (tab: Page) => Promise<void>,
): Promise<void> {
  const tab = await context.newPage();
  await tab.setViewportSize({ width, height: 900 });
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  tab.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  try {
    await tab.goto(`${stage.address}?page=${page}&theme=${theme}`);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await work(tab);
    expect(errors).toEqual([]);
  } finally {
    await tab.close();
  }
}

async function findings(tab: Page): Promise<string[]> {
  await tab.addScriptTag({ content: axe.source });
  return tab.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}

describe('every part, for everybody', () => {
  const looks = ['gallery', 'client', 'staff'].flatMap((page) => [
    { page, theme: 'light', width: 1280 } as const,
    { page, theme: 'dark', width: 800 } as const,
    { page, theme: 'light', width: 390 } as const,
  ]);

  it.each(looks)('axe finds nothing on $page, $theme, $width wide', { timeout: 30_000 }, (look) =>
    onStage(look, async (tab) => {
      expect(await findings(tab)).toEqual([]);
      const overflow = await tab.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }),
  );

  it('axe finds nothing on an open dialog or menu', { timeout: 30_000 }, async () => {
    await onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByRole('button', { name: 'Withdraw' }).last().click();
      expect(await findings(tab)).toEqual([]);
    });
    await onStage({ page: 'client' }, async (tab) => {
      await tab.locator('summary').click();
      expect(await findings(tab)).toEqual([]);
    });
  });
});

describe('the frame', () => {
  it('shows no amber where nothing waits', () =>
    onStage({ page: 'settled' }, async (tab) => {
      const lit = await tab.evaluate(() => {
        const amber = 'rgb(242, 165, 49)';
        return [...document.querySelectorAll('body *')].filter((element) => {
          const style = getComputedStyle(element);
          return [style.backgroundColor, style.fill, style.color, style.borderTopColor].includes(
            amber,
          );
        }).length;
      });
      expect(lit).toBe(0);
    }));

  it('leads past itself with the first Tab', () =>
    onStage({ page: 'client' }, async (tab) => {
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Enter');
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main');
    }));

  it('says where one is, and rings what is reached by Tab', () =>
    onStage({ page: 'client' }, async (tab) => {
      const current = tab.locator('header nav [aria-current=page]');
      expect(await current.innerText()).toBe('Home');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Tab');
      const ring = await tab.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return [style.outlineStyle, style.outlineWidth];
      });
      expect(ring).toEqual(['solid', '2px']);
    }));

  it('keeps its bars off the page’s end on a phone', () =>
    onStage({ page: 'client', width: 390 }, async (tab) => {
      await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const last = await tab.locator('main li').last().boundingBox();
      const bars = await tab.getByRole('group', { name: 'Who helps you' }).last().boundingBox();
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(bars?.y ?? 0);
    }));

  it('gives every target of a phone 44 pixels', () =>
    onStage({ page: 'client', width: 390 }, async (tab) => {
      for (const target of await tab.locator('nav a:visible, summary:visible').all()) {
        const box = await target.boundingBox();
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      }
    }));
});

describe('a menu', () => {
  it('closes on Escape, and gives the focus back', () =>
    onStage({ page: 'client' }, async (tab) => {
      const summary = tab.locator('summary');
      await summary.click();
      await tab.getByRole('radio', { name: 'Dark' }).focus();
      await tab.keyboard.press('Escape');
      expect(await tab.locator('details').getAttribute('open')).toBeNull();
      expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    }));

  it('closes on a press elsewhere', () =>
    onStage({ page: 'client' }, async (tab) => {
      await tab.locator('summary').click();
      await tab.getByRole('heading', { level: 1 }).click();
      expect(await tab.locator('details').getAttribute('open')).toBeNull();
    }));

  it('changes the colours at once, and keeps the choice', () =>
    onStage({ page: 'client' }, async (tab) => {
      const theme = () => tab.evaluate(() => document.documentElement.dataset.theme);
      await tab.locator('summary').click();
      await tab.getByRole('radio', { name: 'Dark' }).click();
      expect(await theme()).toBe('dark');
      expect(await tab.evaluate(() => document.cookie)).toContain('theme=dark');
      await tab.getByRole('radio', { name: 'System' }).click();
      expect(await theme()).toBeUndefined();
      expect(await tab.evaluate(() => document.cookie)).not.toContain('theme=');
    }));
});

describe('a dialog', () => {
  it('puts the focus on the harmless button, and Escape keeps all as it is', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByRole('button', { name: 'Withdraw' }).last().click();
      expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
      await tab.keyboard.press('Escape');
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
    }));

  it('stays open with the reason when the act is refused', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByRole('button', { name: 'Withdraw' }).last().click();
      await tab.getByRole('button', { name: 'Withdraw it' }).click();
      await tab.getByRole('alert').getByText('Somebody changed this a moment ago.').waitFor();
    }));
});

describe('a toast', () => {
  it('shows the clock of its undo', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByRole('button', { name: 'Publish 9' }).click();
      await tab.getByRole('button', { name: /^Take it back, (10:00|9:5\d)$/ }).click();
      await tab.getByText('Published 9 documents').waitFor({ state: 'detached' });
    }));

  it('goes after ten seconds, and not while it is pointed at', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.clock.install();
      await tab.getByRole('button', { name: 'Remind' }).click();
      const text = tab.getByText('The mail went out');
      await text.hover();
      await tab.clock.runFor(15_000);
      expect(await text.isVisible()).toBe(true);
      await tab.mouse.move(900, 10);
      await tab.clock.runFor(1_000);
      await text.waitFor({ state: 'detached' });
    }));
});

describe('fields', () => {
  it('read an amount back in full on leaving, and say what they cannot read', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      const amount = tab.getByLabel('Amount').first();
      await amount.fill('1.840,5');
      await amount.blur();
      expect(await amount.inputValue()).toBe('1,840.50');
      await amount.fill('twelve');
      await amount.blur();
      expect(await amount.inputValue()).toBe('twelve');
      expect(await amount.getAttribute('aria-invalid')).toBe('true');
      const words = await amount.getAttribute('aria-describedby');
      expect(await tab.locator(`[id="${words}"]`).innerText()).toContain('Write it like 1,840.00');
    }));

  it('say the weekday of a day', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByLabel('Due').fill('2026-12-04');
      expect(await tab.locator('output').innerText()).toBe('Fri');
    }));

  it('turn a switch at once', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      const mails = tab.getByRole('switch');
      await mails.click();
      await tab.getByRole('switch', { checked: false }).waitFor();
    }));
});

describe('buttons', () => {
  it('look like what they are for: one is the lamp, and no two looks are alike', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      const looks = await tab.evaluate(() => {
        const paint = (element: Element) => {
          const { backgroundColor, borderTopColor, color } = getComputedStyle(element);
          return [backgroundColor, borderTopColor, color].join(' ');
        };
        const named = ['Pay $1,000.00', 'Send to Ruth', 'Cancel', 'Withdraw', 'Publish 0'];
        const buttons = [...document.querySelectorAll('button')];
        return named.map((name) => {
          const button = buttons.find(({ textContent }) => textContent?.startsWith(name));
          return button ? paint(button) : `no ${name}`;
        });
      });
      expect(looks[0]).toMatch(/^rgb\(242, 165, 49\)/);
      expect(new Set(looks).size).toBe(looks.length);
    }));

  it('keep their width while they work, and cannot be pressed again', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      const pay = tab.getByRole('button', { name: 'Pay $1,000.00' });
      const before = await pay.boundingBox();
      await pay.click();
      const working = tab.getByRole('button', { name: 'Paying…' });
      expect((await working.boundingBox())?.width).toBe(before?.width);
      expect(await working.getAttribute('aria-disabled')).toBe('true');
    }));

  it('are reached by the keyboard when blocked, with the reason', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      const blocked = tab.getByRole('button', { name: 'Publish 0' });
      await blocked.focus();
      expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('Publish 0');
      expect(await blocked.getAttribute('aria-describedby')).toBe('why-blocked');
    }));

  it('copy, and say so', () =>
    onStage({ page: 'gallery' }, async (tab) => {
      await tab.getByRole('button', { name: 'Copy' }).click();
      await tab.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe('4TX9RD');
    }));
});
