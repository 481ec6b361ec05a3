import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, names } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, tellNow } from './acts';
import { smallPdf } from './small-pdf';
import { addAuthenticator } from './virtual-authenticator';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

const original = smallPdf(`${brightwater.name} non-disclosure agreement`);

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let stranger: Visitor;
/** The document's address at the client. */
let path: string;
let signed: Buffer;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana, stranger] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser, 390),
    newVisitor(browser),
  ]);
  await Promise.all([signIn(tom, portal.url, emails.tom), signIn(dana, portal.url, emails.dana)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

async function download(page: Page, press: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

async function check(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name, mimeType: 'application/pdf', buffer });
}

// One story: each chapter goes on where the one before ended.
describe('an agreement', () => {
  it('is published, and its signature asked for, by mail and on the client’s pages', async () => {
    const { page } = tom;
    await publishDocument(page, portal, {
      client: brightwater.name,
      filename: 'nda.pdf',
      bytes: original,
    });
    await page.getByRole('link', { name: 'nda' }).first().click();
    await page.waitForURL(/\/staff\/documents\/do_/);
    path = new URL(page.url()).pathname.replace('/staff', '');
    await page.getByRole('checkbox', { name: names.dana }).uncheck();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('Choose at least one person.').waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: names.dana }).check();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('Waits for signatures.').waitFor();
    await expectAccessible(page);
    const mail = await portal.waitForMail(emails.dana, ({ subject }) =>
      /a document to sign/.test(subject),
    );
    expect(mail.links.some((link) => link.endsWith(path))).toBe(true);
    await dana.page.goto(portal.url);
    await dana.page.getByRole('link', { name: 'Sign it: nda' }).waitFor();
    await dana.page.goto(`${portal.url}/documents`);
    expect(await firstSentence(dana.page)).toMatch(/^One document is waiting for you\./);
    await expectAccessible(dana.page);
    await dana.page.getByRole('link', { name: 'Read and sign: nda' }).click();
    await dana.page.waitForURL(portal.url + path);
  });

  it('is read and signed on a phone, after a wrong password with a passkey; who it is counts at that moment', async () => {
    const { page } = dana;
    await addAuthenticator(dana);
    await page.goto(`${portal.url}/security`);
    await page.getByLabel('What you call it').first().fill('My telephone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('listitem').filter({ hasText: 'My telephone' }).waitFor();
    await page.goto(portal.url + path);
    await page.getByText('You are asked to read this, and to sign it.').waitFor();
    await page
      .getByRole('img', { name: /page 1/i })
      .or(page.locator('canvas'))
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('Check this box to agree, or decline below.').waitFor();
    await page.getByRole('checkbox', { name: 'I have read this, and I agree to it.' }).check();
    await page.getByRole('radio', { name: 'Draw it' }).check();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Type your name' }).check();
    await page.getByLabel('Your name, as you sign').fill(names.dana);
    await page.getByLabel('Your password, once more').fill('not this one');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    // Its own words: the field was marked before too, for being empty.
    await page.getByText('This is not the password of your account.').waitFor();
    await page.locator('input[name=password][aria-invalid=true]').waitFor();
    expect(await page.getByLabel('Your name, as you sign').inputValue()).toBe(names.dana);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign with a passkey' }).click();
    await page.getByText(/This is the signed version\./).waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await page.goto(`${portal.url}/documents`);
    await page.getByText('· Signed').waitFor();
    expect(await firstSentence(page)).toMatch(/^Nothing is waiting for you\./);
  });

  it('downloads as its signed version, with the evidence behind it; the original can still be had', async () => {
    const { page } = dana;
    await page.goto(portal.url + path);
    signed = await download(page, 'Download');
    expect(signed.subarray(0, original.length).equals(original)).toBe(true);
    expect(signed.length).toBeGreaterThan(original.length);
    const before = await download(page, 'Download it as it was before signing');
    expect(before.equals(original)).toBe(true);
    await tom.page.reload();
    await tom.page.getByText('Everybody has signed. The signed version is what opens.').waitFor();
    await expectAccessible(tom.page);
  });

  it('is told from any other file by anybody, without signing in', async () => {
    const { page } = stranger;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(request.postData() ?? '');
    });
    await page.goto(`${portal.url}/verify`);
    expect(await firstSentence(page)).toBe('Is this the file that was signed?');
    await expectAccessible(page);
    await check(page, 'nda, signed.pdf', signed);
    await page.getByText('Yes: this is the file that was signed.').waitFor();
    await page.getByText(names.dana).waitFor();
    await expectAccessible(page);
    const changed = Buffer.from(signed);
    changed[300] = (changed[300] ?? 0) ^ 1;
    await check(page, 'nda, changed.pdf', changed);
    await page.getByText('No: this is not a file that was signed here.').waitFor();
    await expectAccessible(page);
    await check(page, 'nda.pdf', original);
    await page.getByText('This is the document before it was signed.').waitFor();
    expect(asked).toHaveLength(3);
    for (const body of asked) expect(body).toMatch(/^\{"sha256":"[0-9a-f]{64}"\}$/);
  });
});

describe('what is to be signed', () => {
  it('is said before it is published, stands in the look, and is asked for by one mail', async () => {
    const { page } = tom;
    await page.goto(`${portal.url}/staff/documents`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'lease.pdf',
        mimeType: 'application/pdf',
        buffer: smallPdf(`${brightwater.name} lease`),
      });
    const row = page.getByRole('row').filter({ hasText: 'lease.pdf' });
    await row.filter({ hasText: brightwater.name }).waitFor({ timeout: 30_000 });
    const confirm = row.getByRole('button', { name: 'Confirm' });
    await page.getByRole('button', { name: 'Publish 1' }).or(confirm).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await row.getByRole('button', { name: 'lease.pdf' }).click();
    await page.getByRole('button', { name: 'To be signed' }).click();
    await page.getByRole('checkbox', { name: names.dana }).uncheck();
    await page.getByRole('button', { name: 'Ask when it is told of' }).click();
    await page.getByText('Choose at least one person.').waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: names.dana }).check();
    await page.getByRole('button', { name: 'Ask when it is told of' }).click();
    const planned = `${names.dana} will be asked to sign it.`;
    await row.getByText(planned).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish 1' }).click();
    const sure = page.getByRole('dialog');
    await sure.getByText(planned).waitFor();
    await expectAccessible(page);
    const before = (await portal.mailsTo(emails.dana)).length;
    await sure.getByRole('button', { name: 'Publish 1' }).click();
    await sure.waitFor({ state: 'hidden' });
    await tellNow(page);
    await expect.poll(async () => (await portal.mailsTo(emails.dana)).length).toBe(before + 1);
    const [mail] = await portal.mailsTo(emails.dana);
    expect(mail?.subject).toMatch(/a document to sign/);
    await dana.page.goto(mail?.links.find((link) => /\/documents\/do_/.test(link)) ?? '');
    await dana.page.getByText('You are asked to read this, and to sign it.').waitFor();
    await expectAccessible(dana.page);
    await page.getByRole('link', { name: 'lease' }).first().click();
    await page.getByText('Waits for signatures.').waitFor();
  });

  it('no page complained on the way', () => {
    expect([...dana.complaints, ...tom.complaints, ...stranger.complaints]).toEqual([]);
  });
});
