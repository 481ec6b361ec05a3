import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { smallPdf } from './small-pdf';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const title = 'Year-end 2026';
const things = ['Bank statement, October', 'Lease'];
const reason = 'Page 2 is cut off. Please send both pages.';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
/** The addresses of the client at the firm, and of the request without `/staff`. */
let clientPath: string;
let path: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await Promise.all([signIn(tom, portal.url, emails.tom), signIn(dana, portal.url, emails.dana)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: smallPdf(name),
});

/** Chooses a file for a thing, as the phone's own dialog would. */
async function choose(page: Page, thing: string, file: ReturnType<typeof pdf>) {
  const item = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: thing }) });
  await item.locator('input[type=file][multiple]').setInputFiles(file);
  await item.getByRole('link', { name: file.name }).waitFor();
}

// One story: each chapter goes on where the one before ended.
describe('a request for documents', () => {
  it('is written with the keyboard, and kept as a template', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole('link', { name: brightwater.name }).first().click();
    await page.waitForURL(/\/staff\/clients\/cl_/);
    clientPath = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Ask for documents' }).click();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('Write what you need: at least one thing.').waitFor();
    await expectAccessible(page);
    await page.getByLabel('What it is for').fill(title);
    await page.getByLabel('What you need, 1', { exact: true }).fill(things[0] ?? '');
    await page.keyboard.press('Enter');
    await page.keyboard.type(things[1] ?? '');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByLabel('Keep as a template').check();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.waitForURL(/\/staff\/requests\/rq_/);
    expect(await firstSentence(page)).toMatch(/has 2 things left to send, by /);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask no more' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask no more' }).click();
    await page.getByText(/is not asked for this any more/).waitFor();
  });

  it('is asked from the template, and reaches the client by mail and at home', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}${clientPath}/requests/new`);
    await page.getByRole('link', { name: title }).click();
    await page.waitForURL(/template=rt_/);
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.waitForURL(/\/staff\/requests\/rq_/);
    path = new URL(page.url()).pathname.replace('/staff', '');
    await expect
      .poll(async () =>
        (await portal.mailsTo(emails.dana)).some(({ links }) =>
          links.some((link) => link.endsWith(path)),
        ),
      )
      .toBe(true);
    await dana.page.goto(portal.url);
    expect(await firstSentence(dana.page)).toContain('One thing needs you.');
    await dana.page.goto(`${portal.url}/documents`);
    expect(await firstSentence(dana.page)).toContain('One thing is waiting for you.');
    await expectAccessible(dana.page);
    await dana.page.getByRole('link', { name: `Send: ${title}`, exact: true }).click();
    await dana.page.waitForURL(portal.url + path);
  });

  it('is sent from a phone; what is no document is said there', async () => {
    const { page } = dana;
    expect(await firstSentence(page)).toMatch(/^Two things are left to send, by /);
    await page.getByRole('button', { name: 'Photograph it: Lease' }).waitFor();
    await expectAccessible(page);
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Lease' }) });
    await item
      .locator('input[type=file][multiple]')
      .setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
    await page.getByText(/There is nothing in this file/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take off this list' }).click();
    await choose(page, 'Lease', pdf('lease.pdf'));
    await choose(page, 'Bank statement', pdf('october.pdf'));
    await page.getByText(/You have sent everything/).waitFor();
    await page.getByRole('button', { name: 'Take back: lease.pdf' }).click();
    await page.getByText(/One thing is left to send/).waitFor();
    await choose(page, 'Lease', pdf('lease, signed.pdf'));
    await page.getByText('Being read').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
  });

  it('stands under Due on Today; one is accepted, the other goes back with a reason', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff`);
    await expectAccessible(page);
    await page.getByRole('list', { name: 'Due' }).getByRole('link').first().click();
    await page.waitForURL(portal.url + `/staff${path}`);
    expect(await firstSentence(page)).toMatch(/2 things wait for you to look at/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'october.pdf' }).click();
    await page.waitForURL(/\/staff\/documents\/do_/);
    expect(await firstSentence(page)).toBe(`${brightwater.name} sent “october”.`);
    await page.goBack();
    await page.getByRole('button', { name: 'Accept: Lease' }).click();
    await page.getByText(/one thing waits for you to look at/).waitFor();
    await page.getByRole('button', { name: `Send back: ${things[0]}` }).click();
    const sure = page.getByRole('dialog');
    await sure.getByLabel('What is wrong, and what would be right').fill(reason);
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Send it back' }).click();
    await page.getByText(/has one thing left to send/).waitFor();
    const mail = await portal.waitForMail(emails.dana, ({ subject }) =>
      /came back to you/.test(subject),
    );
    expect(mail.text).toContain(reason);
  });

  it('is sent again, accepted, and says everywhere that it is done', async () => {
    await dana.page.goto(portal.url + path);
    expect(await firstSentence(dana.page)).toMatch(/One came back to you\.$/);
    await dana.page.getByText(reason).waitFor();
    await expectAccessible(dana.page);
    await choose(dana.page, 'Bank statement', pdf('october, both pages.pdf'));
    await dana.page.getByText('Being read').first().waitFor({ state: 'detached' });
    const { page } = tom;
    await page.reload();
    await page.getByRole('button', { name: `Accept: ${things[0]}` }).click();
    await page.getByText(`${brightwater.name} has sent everything.`).waitFor();
    await page.goto(portal.url + clientPath);
    await page.getByText('Everything came').first().waitFor();
    await dana.page.goto(portal.url + path);
    expect(await firstSentence(dana.page)).toBe('Everything is here. Thank you.');
    await dana.page.goto(`${portal.url}/documents`);
    await dana.page.getByText('Everything came').waitFor();
    await page.goto(`${portal.url}/staff`);
    await page.getByText('Nothing that you asked for is late').waitFor();
  });

  it('no page complained on the way', () => {
    expect([...dana.complaints, ...tom.complaints]).toEqual([]);
  });
});
