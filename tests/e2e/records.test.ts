import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, password } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const paper = smallPdf('The lease of the kiln');
const title = 'lease brightwater';

let portal: RunningPortal;
let browser: Browser;
let ingrid: Visitor;
let dana: Visitor;
/** The address of the document at the firm. */
let path: string;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  const tom = await newVisitor(browser);
  [ingrid, dana] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await signIn(tom, portal.url, emails.tom);
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: `${title}.pdf`,
    bytes: paper,
  });
  await portal.database.query(`ALTER TABLE document DISABLE TRIGGER document_guard`);
  await portal.database.query(`UPDATE document SET category = 'tax', year = 2010`);
  await portal.database.query(`ALTER TABLE document ENABLE TRIGGER document_guard`);
  await Promise.all([
    signIn(ingrid, portal.url, emails.ingrid),
    signIn(dana, portal.url, emails.dana),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Says twice that the document is to go. */
async function remove(page: Page) {
  await page.getByRole('button', { name: `Delete ${title}` }).click();
  const sure = page.getByRole('dialog');
  await sure.getByText(brightwater.name).waitFor();
  await sure.getByLabel(/Type its title/).fill('another');
  await sure.getByRole('button', { name: 'Delete it in 7 days' }).click();
  await sure.getByText('That is not its title').waitFor();
  await expectAccessible(page);
  await sure.getByLabel(/Type its title/).fill(title);
  await sure.getByRole('button', { name: 'Delete it in 7 days' }).click();
  await sure.waitFor({ state: 'hidden' });
}

const seesIt = async () => {
  await dana.page.goto(`${portal.url}/documents`);
  return dana.page.getByRole('link', { name: title }).count();
};

/** The names and bytes in a ZIP. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

// One story: each chapter goes on where the one before ended.
describe('keeping and ending', () => {
  it('the client takes everything with them, and it opens', async () => {
    const { page } = dana;
    await portal.database.query(`UPDATE session SET proved_at = now() - interval '1 hour'`);
    await page.goto(`${portal.url}/documents`);
    await page.getByRole('main').getByRole('link', { name: 'Take everything with you' }).click();
    await page.waitForURL(/\/take-out$/);
    expect(await firstSentence(page)).toBe('You can take everything with you.');
    await expectAccessible(page);
    await page.getByLabel('Your password').fill('not mine');
    await page.getByRole('button', { name: 'Put everything together' }).click();
    await page.locator('[aria-invalid=true]').waitFor();
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Put everything together' }).click();
    await page.getByText('Everything is ready for you.').waitFor({ timeout: 90_000 });
    await expectAccessible(page);
    const mail = await portal.waitForMail(emails.dana, ({ subject }) => /is ready/.test(subject));
    expect(mail.text).toContain('/take-out');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the ZIP' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    const files = await unzip(await readFile(await download.path()));
    expect(files.get(`documents/2010/Tax/${title}.pdf`)?.equals(paper)).toBe(true);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['index.html', 'index.csv', 'Activity/activity.jsonl']),
    );
    expect([...files.keys()].some((name) => /^Statements\/.*\.pdf$/.test(name))).toBe(true);
  });

  it('an owner changes for how long papers are kept', async () => {
    const { page } = ingrid;
    await page.goto(`${portal.url}/staff/settings?change=retention#retention`);
    await page.getByRole('textbox', { name: 'Tax' }).fill('soon');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Write whole years/).waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Tax' }).fill('10');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Tax: 10 years').waitFor();
  });

  it('what has been kept long enough is proposed, asked twice, and can be taken back', async () => {
    const { page } = ingrid;
    await page.goto(`${portal.url}/staff/documents`);
    await page.getByRole('link', { name: 'Kept long enough' }).click();
    await page.waitForURL(/\/staff\/records$/);
    expect(await firstSentence(page)).toBe('One document has been kept long enough.');
    await expectAccessible(page);
    await remove(page);
    await page.getByText('One is about to be deleted.').waitFor();
    await expectAccessible(page);
    expect(await seesIt()).toBe(0);
    await page.getByRole('link', { name: title }).first().click();
    await page.waitForURL(/\/staff\/documents\/do_/);
    path = new URL(page.url()).pathname;
    await page.getByText(/This will be deleted on/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: `Take it back: ${title}` }).click();
    await page.getByText(/This will be deleted on/).waitFor({ state: 'detached' });
    expect(await seesIt()).toBeGreaterThan(0);
  });

  it('a legal hold keeps it until it is lifted', async () => {
    const { page } = ingrid;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole('link', { name: brightwater.name }).first().click();
    await page.waitForURL(/\/staff\/clients\/cl_/);
    expect(await firstSentence(page)).toContain(brightwater.name);
    await page.getByRole('link', { name: 'Keeping and ending' }).click();
    await page.waitForURL(/\/records$/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Put everything on hold' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByLabel('Why').fill('Audit of 2025');
    await sure.getByRole('button', { name: 'Put on hold' }).click();
    await page.getByText(/Nothing of .* is deleted while it is held/).waitFor();
    await expectAccessible(page);
    await page.goto(portal.url + path);
    await page.getByText(/is under legal hold since/).waitFor();
    expect(await page.getByRole('button', { name: `Delete ${title}` }).count()).toBe(0);
    await page.goto(`${portal.url}/staff/records`);
    await page.getByRole('button', { name: /^Lift the hold/ }).click();
    await page.getByRole('dialog').getByLabel(/Why/).fill('The audit is over');
    await page.getByRole('dialog').getByRole('button', { name: 'Lift it' }).click();
    await page.getByText('Nothing is held.').waitFor();
  });

  it('after a week it is gone, and nobody has its bytes', async () => {
    const { page } = ingrid;
    await portal.database.query('UPDATE session SET proved_at = now()');
    await page.goto(portal.url + path);
    const grant = page.waitForResponse((answer) => answer.url().includes('/content?grant='));
    await page.getByRole('radio', { name: 'To check a figure' }).check();
    await page.getByRole('button', { name: 'Open it' }).click();
    const bytes = (await grant).url();
    await remove(page);
    await page.getByText(/This will be deleted on/).waitFor();
    const { query } = portal.database;
    await query('ALTER TABLE document_deletion DISABLE TRIGGER document_deletion_guard');
    await query(`UPDATE document_deletion SET asked_at = asked_at - interval '8 days',
                        due_at = due_at - interval '8 days' WHERE cancelled_at IS NULL`);
    await query('ALTER TABLE document_deletion ENABLE TRIGGER document_deletion_guard');
    await expect
      .poll(() => query('SELECT 1 FROM document_deletion WHERE removed_at IS NOT NULL'), {
        timeout: 150_000,
        interval: 1000,
      })
      .toHaveLength(1);
    expect((await page.request.get(bytes)).status()).toBe(404);
    await page.goto(portal.url + path);
    expect(await firstSentence(page)).toMatch(/^This document was deleted on /);
    await expectAccessible(page);
    const gone = await dana.page.goto(portal.url + path.replace('/staff', ''));
    expect(gone?.status()).toBe(404);
    await page.goto(`${portal.url}/staff/records`);
    await page.getByRole('list', { name: 'Deleted' }).getByRole('link').first().waitFor();
    // The ZIP that had a copy of it opens no more either.
    await dana.page.goto(`${portal.url}/take-out`);
    expect(await firstSentence(dana.page)).toBe('You can take everything with you.');
  });

  it('a person takes all about them, gets another address, and asks to be erased; an owner decides', async () => {
    const { page } = dana;
    const { query } = portal.database;
    await query('UPDATE session SET proved_at = now()');
    await page.goto(`${portal.url}/privacy`);
    expect(await firstSentence(page)).toMatch(/^What we keep about you/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Put everything together' }).click();
    const begun = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Download the ZIP' }).click({ timeout: 60_000 });
    const all = await unzip(await readFile(await (await begun).path()));
    expect(all.get('person.json')?.toString()).toContain(emails.dana);
    expect(all.get('index.html')?.toString()).toContain('<h2>You</h2>');

    const fresh = 'dana.new@brightwater.example';
    await page.goto(`${portal.url}/privacy`);
    await page.getByLabel('New mail address').fill(fresh);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(/A link went to/).waitFor();
    const mail = await portal.waitForMail(fresh);
    const link = mail.links.find((each) => each.includes('/address/')) ?? '';
    const elsewhere = await newVisitor(browser, 390);
    await elsewhere.page.goto(link);
    await expectAccessible(elsewhere.page);
    expect(await firstSentence(elsewhere.page)).toBe('Is this your address from now on?');
    await elsewhere.page.getByRole('button', { name: 'Use this address' }).click();
    await elsewhere.page.getByText(/That is your address/).waitFor();
    await portal.waitForMail(emails.dana, ({ subject }) => subject.includes('address'));
    expect(elsewhere.complaints).toEqual([]);

    await page.goto(`${portal.url}/privacy/erasure`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask for it' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByLabel(/Type your name/).fill('Dana Whitlock');
    await expectAccessible(page);
    await sure.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
    await page.goto(`${portal.url}/privacy/kept`);
    await expectAccessible(page);

    const owner = ingrid.page;
    await owner.goto(`${portal.url}/staff`);
    await owner.getByRole('link', { name: 'Dana Whitlock' }).click();
    await owner.waitForURL(/\/staff\/settings\/privacy\/pe_/);
    await expectAccessible(owner);
    await owner.getByRole('button', { name: 'Erase…' }).click();
    await owner
      .getByRole('dialog')
      .getByLabel(/Type their name/)
      .fill('dana whitlock');
    await owner.getByRole('dialog').getByRole('button', { name: 'Erase in 7 days' }).click();
    await owner.getByText(/It is carried out on/).waitFor();
    await owner.goto(`${portal.url}/staff/settings/privacy`);
    await owner.getByText(/^Erased on/).waitFor();
    await expectAccessible(owner);
    await owner.goto(`${portal.url}/staff/settings/privacy/kept`);
    await expectAccessible(owner);
    await page.goto(`${portal.url}/privacy/erasure`);
    expect(await firstSentence(page)).toMatch(/^Your data is erased on /);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('It was taken back.').waitFor();
    // What all of it printed has neither a password nor the secret of a link.
    const printed = portal.printed();
    for (const secret of [password, link.split('/').at(-1) ?? '']) {
      expect(secret.length).toBeGreaterThan(10);
      expect(printed.includes(secret)).toBe(false);
    }
  });

  it('no page complained on the way', () => {
    const complaints = [...dana.complaints, ...ingrid.complaints];
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  });
});
