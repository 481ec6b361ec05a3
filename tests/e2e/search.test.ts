import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import {
  expectAccessible,
  firstSentence,
  newVisitor,
  openSearch,
  signIn,
  type Visitor,
} from './visitor';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let number: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(tom, portal.url, emails.tom);
  await sendInvoice(tom.page, portal, {
    client: brightwater.name,
    title: 'Kiln insurance claim',
    lines: [{ what: 'Claim', price: '1,312.50' }],
  });
  const [sent] = await portal.database.query<{ number: string }>('SELECT number FROM invoice');
  number = sent?.number ?? '';
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'engagement-letter-2027-brightwater-ceramics.pdf',
    bytes: smallPdf('Engagement letter, with the amortization of the press'),
  });
  await signIn(dana, portal.url, emails.dana);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Opens the search with its key, types, and answers what is found, a text a result. */
async function find(page: Page, text: string, wanted: string): Promise<string[]> {
  const box = await openSearch(page);
  await box.fill(text);
  const results = page.getByRole('option');
  await results.filter({ hasText: wanted }).first().waitFor();
  await expectAccessible(page);
  return (await results.allInnerTexts()).map((found) => found.replaceAll('\u00a0', ' '));
}

describe.each([
  { who: 'a client', visitor: () => dana, path: '/search', home: '/' },
  { who: 'staff', visitor: () => tom, path: '/staff/search', home: '/staff/invoices' },
])('$who', ({ visitor, path, home }) => {
  it('finds an invoice by its number, its name and its amount, with its state', async () => {
    const { page } = visitor();
    await page.goto(portal.url + home);
    for (const text of [number, 'kiln', '1312.50']) {
      const [first] = await find(page, text, 'Kiln insurance claim');
      expect(first, text).toContain('To pay');
    }
  });

  it('finds it in spite of a slip, says so, and opens it by Enter', async () => {
    const { page } = visitor();
    await page.goto(portal.url + home);
    await find(page, 'inssurence', 'Kiln insurance claim');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/invoices\/in_/);
    await page.goto(portal.url + home);
    await find(page, 'engagment', 'ngagement');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('combobox').count()).toBe(0);
  });

  it('finds a document by what its text says, in spite of a slip, and says so', async () => {
    const { page } = visitor();
    await page.goto(portal.url + home);
    const [written] = await find(page, 'amortiz', 'in its text');
    expect(written).toMatch(/ngagement-letter/);
    await page.keyboard.press('Escape');
    await page.goto(`${portal.url}${path}?q=amortisation`);
    expect(await firstSentence(page)).toBe(
      'One with something close to “amortisation” in the text.',
    );
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Only “amortisation”' }).click();
    await page.waitForURL(/as-typed/);
    expect(await firstSentence(page)).toMatch(/^Nothing /);
  });

  it('has a page of its own, and says where it looked when there is nothing', async () => {
    const { page } = visitor();
    await page.goto(`${portal.url}${path}?q=xylophone`);
    expect(await firstSentence(page)).toMatch(/^Nothing .+ says “xylophone”\.$/);
    await expectAccessible(page);
    await page.goto(`${portal.url}${path}?q=kiln`);
    await page.getByRole('link', { name: /Kiln insurance claim/ }).waitFor();
    await expectAccessible(page);
  });
});

it('staff find the client by a name with a slip in it', async () => {
  await tom.page.goto(`${portal.url}/staff`);
  await find(tom.page, 'Brigthwater', brightwater.name);
});

it('a neighbour finds nothing of it', async () => {
  const joan = await newVisitor(browser);
  await signIn(joan, portal.url, emails.joan);
  for (const text of [number, 'kiln', '1312.50']) {
    await joan.page.goto(`${portal.url}/search?q=${text}`);
    expect(await firstSentence(joan.page)).toMatch(/^Nothing of yours says/);
  }
});

it('no page complained on the way', () => {
  for (const { complaints } of [tom, dana]) expect(complaints).toEqual([]);
});
