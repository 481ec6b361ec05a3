import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { newId } from '@/lib/ids';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import {
  expectAccessible,
  firstSentence,
  missSignIn,
  newVisitor,
  signIn,
  type Visitor,
} from './visitor';

let portal: RunningPortal;
let browser: Browser;
let ruth: Visitor;
let dana: Visitor;
let row: Locator;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [ruth, dana] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(ruth, portal.url, emails.ruth);
  await ruth.page.goto(`${portal.url}/staff`);
  row = ruth.page.getByRole('listitem').filter({ hasText: 'failed to sign in 3 times' });
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Presses a key as often as it takes until the page listens. */
async function press(key: string, until: Locator): Promise<void> {
  for (let times = 0; times < 10 && !(await until.isVisible()); times += 1) {
    await ruth.page.keyboard.press(key);
    await until.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await until.waitFor();
}

async function struggle(email: string): Promise<void> {
  await dana.page.goto(`${portal.url}/sign-in`);
  for (let miss = 0; miss < 3; miss += 1) await missSignIn(dana.page, email, 'not-the-password');
}

// One day: each chapter goes on where the one before ended.
describe('the account manager’s day', () => {
  it('a client struggles, and it stands there within five seconds without a reload', async () => {
    expect(await firstSentence(ruth.page)).toMatch(/^Nobody needs you\./);
    await ruth.page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await struggle(emails.dana);
    const began = Date.now();
    await row.waitFor({ timeout: 10_000 });
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await firstSentence(ruth.page)).toBe(
      'Nobody needs you this minute. One client should hear from you today.',
    );
    expect(await ruth.page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await expectAccessible(ruth.page);
  });

  it('is worked by keys alone: evidence, take, snooze until something, dismiss, and back', async () => {
    const { page } = ruth;
    await press('j', page.locator('[data-case]:focus'));
    await page.keyboard.press('e');
    await row.getByText('Could not sign in: wrong password').first().waitFor();
    await page.keyboard.press('t');
    await row.getByText('You see to it').waitFor();
    await page.keyboard.press('u');
    await row.getByText('You see to it').waitFor({ state: 'detached' });

    await press('j', page.locator('[data-case]:focus'));
    await page.keyboard.press('s');
    await row.getByRole('button', { name: 'Until they come back' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('2');
    await page.getByText('1 put off').waitFor();
    expect(await firstSentence(page)).toMatch(/^Nobody needs you\./);
    await page.getByText('1 put off').click();
    await page.getByText(/Put off until they come back, .+ at the latest/).waitFor();
    await page.getByRole('button', { name: 'Bring it back now' }).click();
    await page.getByText('1 put off').waitFor({ state: 'detached' });

    await press('j', page.locator('[data-case]:focus'));
    await page.keyboard.press('d');
    await page.keyboard.press('2');
    await row.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await row.waitFor();
  });

  it('lists its keys, which do nothing while somebody types, and can be turned off', async () => {
    const { page } = ruth;
    await press('?', page.getByRole('dialog', { name: 'Keys on this page' }));
    await expectAccessible(page);
    const keys = page.getByRole('switch', { name: /Keys do something/ });
    await keys.click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Keys on this page' }).click();
    await keys.click();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Find a client' }).fill('');
    await page.keyboard.type('jtl?');
    expect(await page.getByRole('searchbox', { name: 'Find a client' }).inputValue()).toBe('jtl?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('does not move what somebody is in the middle of; what is new waits to be asked for', async () => {
    const { page } = ruth;
    await page.goto(`${portal.url}/staff`);
    await row.waitFor();
    await press('j', page.locator('[data-case]:focus'));
    await portal.database.query(
      `WITH one AS (
         INSERT INTO signal_case (id, client_id, root_kind, root_id, severity, opened_at, raised_at, changed_at)
         VALUES ($1, $2, 'page', '/search', 'high', now(), now(), now()) RETURNING *)
       INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, severity, episode_at, raised_at, evidence, facts, case_id)
       SELECT $1, client_id, 'error_hit', root_kind, root_id, severity, raised_at, raised_at, '{}',
              '{"how":"error","status":503,"during":"open"}', id FROM one`,
      [newId(), brightwater.clientId],
    );
    const fresh = page.getByRole('status').filter({ hasText: '1 new' });
    await fresh.waitFor({ timeout: 5_000 });
    expect(await page.locator('[data-case]').count()).toBe(1);
    await expect(row.evaluate((item) => item === document.activeElement)).resolves.toBe(true);
    await fresh.getByRole('button', { name: 'Show' }).click();
    await page.getByText('ran into an error of ours (503)').waitFor();
    expect(await page.locator('[data-case]').count()).toBe(2);
    expect(await firstSentence(page)).toBe('One client needs you now.');
  });

  it('what a client says on the phone is written down from any page, by keys, and taken back', async () => {
    const { page } = ruth;
    await page.goto(`${portal.url}/staff/invoices`);
    const panel = page.getByRole('dialog', { name: /Log a call/ });
    await press('l', panel);
    await page.keyboard.type('bright');
    await panel.getByRole('option', { name: new RegExp(brightwater.name) }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await panel.getByLabel('What did they say?').waitFor();
    await page.keyboard.type('Where is the receipt for the kiln?');
    await panel.getByRole('radio', { name: 'Not yet' }).check();
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Written down.').waitFor();
    await page.goto(`${portal.url}/staff`);
    const promises = page.getByRole('list', { name: 'Promises due' });
    await promises.getByText('“Where is the receipt for the kiln?”').waitFor();
    await expectAccessible(page);
    await promises.getByRole('button', { name: `Answered: ${brightwater.name}` }).click();
    await page.getByText('Nobody waits for an answer that was promised.').waitFor();

    // On the client's own page the panel knows whose call it was: two presses and it is written down.
    await page.getByRole('link', { name: brightwater.name }).first().click();
    await page.waitForURL(/\/staff\/clients\/cl_/);
    await press('l', panel);
    await panel.getByLabel('What did they say?').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Written down.').waitFor();
    await page.getByRole('button', { name: /^Take it back/ }).click();
    await page.getByText('Taken back. The log says that it was.').waitFor();
    await page.getByText('Took back what was written down of a client').first().waitFor();
  });

  it('keeps what was typed when nobody answers', async () => {
    const { page } = ruth;
    const panel = page.getByRole('dialog', { name: /Log a call/ });
    await press('l', panel);
    const said = panel.getByLabel('What did they say?');
    await said.fill('The line was cut.');
    await page.route('**/api/calls', (route) => route.abort());
    await page.keyboard.press('Control+Enter');
    await panel.getByText('That did not reach us.').waitFor();
    expect(await said.inputValue()).toBe('The line was cut.');
    await page.unroute('**/api/calls');
    await page.keyboard.press('Escape');
    ruth.complaints.length = 0;
  });

  it('is there on a phone, where the call is a page of its own', async () => {
    const phone = await newVisitor(browser, 390);
    await signIn(phone, portal.url, emails.ruth);
    await phone.page.goto(`${portal.url}/staff`);
    await expectAccessible(phone.page);
    await phone.page.getByRole('link', { name: 'Log a call' }).last().click();
    await phone.page.waitForURL(/\/staff\/calls\/new/);
    await expectAccessible(phone.page);
    await phone.page.getByRole('link', { name: brightwater.name }).click();
    await phone.page.getByLabel('What did they say?').fill('From the road.');
    await expectAccessible(phone.page);
    await phone.page.getByRole('button', { name: 'Write it down' }).click();
    await phone.page.waitForURL(`${portal.url}/staff`);
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });

  it('no page complained on the way', () => {
    expect(ruth.complaints).toEqual([]);
  });
});
