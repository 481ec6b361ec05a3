import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReportedBatch, Reported } from '@/domain/activity/reported';
import { openBrowser } from '@/tests/support/browser';
import {
  bundleRecorder,
  type Hearing,
  startHearing,
  type ToldEvent,
  WATCHING,
} from '@/tests/support/recorder';

const PAGE = `
  <style>a, button, label { display: block }</style>
  <p id="prose">Whatever stands here is only read. Account 123-45-6789.</p>
  <button name="dead">Does nothing</button>
  <button name="mends" onclick="this.textContent = 'Done'">Changes the page</button>
  <button name="asks" onclick="fetch('/slow')">Asks the server</button>
  <button name="moves" onclick="document.querySelector('#other').focus()">Moves the focus</button>
  <button name="works" aria-disabled="true">Is working</button>
  <button name="blocked" aria-disabled="true" aria-describedby="why">Is blocked</button><span id="why">Why</span>
  <button><svg width="20" height="20"><use href="/icons.svg#bell"></use></svg></button>
  <button>Show 123-45-6789</button>
  <a href="/invoices/in_1" id="dead-link" onclick="event.preventDefault()">An invoice that does not open</a>
  <a href="/api/documents/do_1" id="file" onclick="event.preventDefault()">A file</a>
  <a href="https://elsewhere.example/" id="away" onclick="event.preventDefault()">Away</a>
  <a href="tel:5551234" id="call" onclick="event.preventDefault()">Call</a>
  <details><summary>Why</summary>Because</details>
  <label id="label"><input type="checkbox" name="agree"> Agree</label>
  <input type="number" name="amount" value="1"><input name="note"><input id="other">
  <select name="how"><option>One</option><option>Two</option></select>
  <span data-press="pagination"><a href="/invoices" id="next" onclick="event.preventDefault()">Next</a></span>
  <form id="pay" data-during="pay" onsubmit="event.preventDefault()"><button>Pay $1,840.00</button></form>
  <ul><li id="row" style="padding:20px"><a href="/invoices/in_7">Invoice</a></li></ul>
  <svg id="mark" width="30" height="30"><use href="/icons.svg#circle-check"></use></svg>
  <div style="height:3000px"></div>`;

let browser: Browser;
let hearing: Hearing;
let script: string;

beforeAll(async () => {
  script = await bundleRecorder(WATCHING);
  browser = await openBrowser();
  hearing = await startHearing((path) =>
    path === '/staff'
      ? `<!doctype html><body>${PAGE}<script type="module">${script}</script>`
      : `<!doctype html><body><div data-contact="co_1">${PAGE}</div><script type="module">${script}</script>`,
  );
});

afterAll(async () => {
  await browser?.close();
  await hearing?.stop();
});

beforeEach(() => {
  hearing.heard.length = 0;
  hearing.answer(204);
});

/** A page of its own, in a browser that knows no other. */
async function open(path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const page = await context.newPage();
  await page.goto(hearing.url + path);
  return { page, context };
}

/** What was told from a path so far, but for the page itself. */
function toldFrom(path: string): ToldEvent[] {
  return hearing.heard
    .flatMap(({ events }) => events)
    .filter((event) => event.path === path && event.type !== 'page.viewed');
}

/** The same told twice is one: the server knows it by its id. */
function idsFrom(path: string): string[] {
  return [...new Set(toldFrom(path).map(({ id }) => id))];
}

/** Longer than a press is watched for, and told. */
const TOLD_MS = 3_200;

describe('a press that nothing comes of', () => {
  it.each<[string, string, string | null]>([
    ['a button', '[name=dead]', 'button:dead'],
    ['a button that can’t be pressed for a reason beside it', '[name=blocked]', 'button:blocked'],
    ['a button with an icon', 'button svg', 'button:bell'],
    ['a button with a word alone', 'button:has-text("123-45-6789")', 'button:show'],
    ['a link to a thing', '#dead-link', 'link:open'],
    ['a row that looks as if it led on', '#row', 'row:in_7'],
    ['an icon', '#mark', 'icon:circle-check'],
    ['a page of a list', '#next', 'pagination:invoices'],
    // Something comes of these, or has to come of elsewhere.
    ['a button that changes the page', '[name=mends]', null],
    ['a button that asks the server', '[name=asks]', null],
    ['a button that moves the focus', '[name=moves]', null],
    ['a button that is working', '[name=works]', null],
    ['a link to a file', '#file', null],
    ['a link to another site', '#away', null],
    ['a number to call', '#call', null],
    ['what unfolds', 'summary', null],
    ['a check box by its label', '#label', null],
    ['a field', '[name=note]', null],
    ['a choice', '[name=how]', null],
    ['a form that is sent', '#pay button', null],
    ['what is only read', '#prose', null],
  ])('is told of: %s', async (name, selector, element) => {
    const path = `/dead-${encodeURIComponent(name).length}-${name.length}`;
    const { page, context } = await open(path);
    await page
      .locator(selector)
      .first()
      .click({ position: { x: 5, y: 5 }, force: true });
    await page.waitForTimeout(TOLD_MS);
    const told = toldFrom(path);
    expect(told.map(({ type, element: at }) => [type, at])).toEqual(
      element ? [['click.dead', element]] : [],
    );
    await context.close();
  });
});

describe('presses in anger', () => {
  const rage = async (selector: string, times: number, delay = 80) => {
    const path = `/rage-${selector.length}-${times}-${delay}`;
    const { page, context } = await open(path);
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`There is no ${selector}.`);
    for (let one = 0; one < times; one += 1) {
      await page.mouse.click(box.x + 6, box.y + 6, { delay: 1 });
      await page.waitForTimeout(delay);
    }
    await page.waitForTimeout(TOLD_MS);
    const told = toldFrom(path).filter(({ type }) => type === 'click.raged');
    await context.close();
    return told;
  };

  it('are four and more within a second', async () => {
    expect(await rage('[name=mends]', 6)).toMatchObject([{ element: 'button:mends', count: 6 }]);
    expect(await rage('#pay button', 4)).toMatchObject([{ element: 'button:pay', count: 4 }]);
  });

  it('are not three, nor slow ones, nor on text, and of a box by its label one each', async () => {
    expect(await rage('[name=mends]', 3)).toEqual([]);
    expect(await rage('[name=mends]', 5, 450)).toEqual([]);
    expect(await rage('#prose', 6)).toEqual([]);
    expect(await rage('#label', 3)).toEqual([]);
  });

  it('are named so that the rules know a stepper and a page of a list', async () => {
    expect(await rage('[name=amount]', 5)).toMatchObject([{ element: 'stepper:amount' }]);
    expect(await rage('#next', 5)).toMatchObject([{ element: 'pagination:invoices' }]);
  });
});

it('a page is told of with when it came into sight and for how long, when it is left', async () => {
  const { page, context } = await open('/seen');
  const openedAt = Date.now();
  await page.waitForTimeout(700);
  await page.goto(`${hearing.url}/next-page`);
  await expect.poll(() => hearing.heard.length).toBeGreaterThan(0);
  const [batch] = hearing.heard;
  expect(ReportedBatch.safeParse(batch).success).toBe(true);
  expect(batch?.of).toBe('co_1');
  const [event] = batch?.events ?? [];
  expect(Reported.safeParse(event).error).toBeUndefined();
  expect(event).toMatchObject({ type: 'page.viewed', path: '/seen' });
  expect(event?.dwellMs).toBeGreaterThanOrEqual(600);
  expect(Math.abs((event?.at ?? 0) - openedAt)).toBeLessThan(1_500);
  // The next page came over the same line, so that what was sent on leaving is there: it is not sent again.
  await page.waitForTimeout(2_500);
  expect(hearing.heard).toHaveLength(1);
  await context.close();
});

it('an answer of ours that failed is told with its status, once somebody asked for it', async () => {
  const { page, context } = await open('/errors');
  await page.evaluate(() => fetch('/failing/by-itself'));
  await page.waitForTimeout(2_000);
  await page.locator('[name=note]').click();
  await page.evaluate(() => fetch('/failing/asked-for'));
  await page.waitForTimeout(TOLD_MS);
  expect(toldFrom('/errors')).toMatchObject([{ type: 'error.shown', status: 503, errorId: '' }]);
  await context.close();
});

it('an error that the page has a number for is told with it, once', async () => {
  const { page, context } = await open('/numbered');
  await page.locator('[name=note]').click();
  await page.evaluate(async () => {
    await fetch('/failing/asked-for');
    document
      .querySelector('#pay')
      ?.insertAdjacentHTML('beforeend', '<p data-incident="4TX9RD">No</p>');
  });
  await page.waitForTimeout(TOLD_MS);
  expect(toldFrom('/numbered')).toMatchObject([
    { type: 'error.shown', status: 500, during: 'pay', errorId: '4TX9RD' },
  ]);
  await context.close();
});

describe('without a line', () => {
  it('what happened waits, and is told when the line is back', async () => {
    const { page, context } = await open('/offline');
    await context.setOffline(true);
    await page.locator('[name=dead]').click();
    await page.waitForTimeout(TOLD_MS);
    expect(hearing.heard).toEqual([]);
    await context.setOffline(false);
    await expect.poll(() => idsFrom('/offline'), { timeout: 5_000 }).toHaveLength(1);
    await context.close();
  });

  it('it is told by the next page, also where the page was left meanwhile', async () => {
    const { page, context } = await open('/left-offline');
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await page.locator('[name=dead]').click();
    await page.waitForTimeout(TOLD_MS);
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(`${hearing.url}/after`);
    await expect.poll(() => idsFrom('/left-offline'), { timeout: 5_000 }).toHaveLength(1);
    const looks = hearing.heard
      .flatMap(({ events }) => events)
      .filter(({ type }) => type === 'page.viewed');
    expect(looks.map(({ path }) => path)).toContain('/left-offline');
    await context.close();
  });

  it('a server that is not well is tried again later, with the same ids', async () => {
    const { page, context } = await open('/unwell');
    hearing.answer(503);
    await page.locator('[name=dead]').click();
    await page.waitForTimeout(TOLD_MS);
    hearing.answer(204);
    await page.goto(`${hearing.url}/well-again`);
    await expect.poll(() => idsFrom('/unwell'), { timeout: 5_000 }).toHaveLength(1);
    await context.close();
  });
});

it('of whoever has no contact’s page nothing is told', async () => {
  const { page, context } = await open('/staff');
  await page.locator('[name=dead]').click();
  await page.waitForTimeout(TOLD_MS);
  await page.goto('about:blank');
  await page.waitForTimeout(300);
  expect(hearing.heard).toEqual([]);
  await context.close();
});
