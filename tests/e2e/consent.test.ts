import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, names } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument } from './acts';
import { smallPdf } from './small-pdf';
import { expectAccessible, firstSentence, newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let marco: Visitor;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, marco] = await Promise.all([newVisitor(browser), newVisitor(browser, 390)]);
  await Promise.all([signIn(tom, portal.url, emails.tom), signIn(marco, portal.url, emails.marco)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

// One story: each chapter goes on where the one before ended.
describe('a W-2', () => {
  it('is held from whoever has not agreed to have it electronically; staff see why', async () => {
    const { page } = tom;
    await publishDocument(page, portal, {
      client: brightwater.name,
      filename: 'w-2 marco vianelli 2025.pdf',
      bytes: smallPdf(`W-2 2025 ${names.marco} ${brightwater.name}`),
    });
    const row = page.getByRole('row').filter({ hasText: 'Held' });
    await row.getByRole('link').first().click();
    await page.waitForURL(/\/staff\/documents\/do_/);
    expect(await firstSentence(page)).toMatch(/is held: Marco Vianelli has not agreed/);
    await page.getByText(/Hand it over on paper, or ask them/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask by mail' }).click();
    await page.getByText(/They were asked today already/).waitFor();
  });

  it('is asked about by mail and at home; what it means is to be read', async () => {
    const { page } = marco;
    const mail = await portal.waitForMail(emails.marco, ({ subject }) =>
      subject.startsWith('Your W-2 from'),
    );
    expect(mail.links.some((link) => link.endsWith('/consent'))).toBe(true);
    await page.goto(portal.url);
    expect(await firstSentence(page)).toContain('One thing needs you.');
    await page.getByRole('link', { name: 'Answer: Say how you want your W-2' }).click();
    await page.waitForURL(`${portal.url}/consent`);
    expect(await firstSentence(page)).toBe('Your W-2 is ready. Say how you want it.');
    await page.getByText('How to withdraw', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('is released by consent, with the code that stands in a sample', async () => {
    const { page } = marco;
    await page.getByRole('button', { name: 'Open the sample' }).click();
    const sample = page.getByRole('region', { name: /Pages of Sample/ });
    await sample.getByText(/if you can read this/).waitFor({ timeout: 30_000 });
    const text = await sample.innerText();
    const [code] = /\b[A-Z0-9]{3} [A-Z0-9]{3}\b/.exec(text.replace(/\s+/g, ' ')) ?? [];
    expect(code).toBeDefined();
    await page.getByLabel('The code in the sample').fill('AAA AAA');
    await page.getByRole('button', { name: 'I agree, electronically' }).click();
    await page.getByText(/That is not the code in the sample/).waitFor();
    await expectAccessible(page);
    await page.getByLabel('The code in the sample').fill(code ?? '');
    await page.getByRole('button', { name: 'I agree, electronically' }).click();
    await page.getByText(/You have had your W-2s electronically/).waitFor();
    await expectAccessible(page);
    const mail = await portal.waitForMail(emails.marco, ({ subject }) =>
      subject.startsWith('IMPORTANT TAX RETURN DOCUMENT AVAILABLE'),
    );
    const link = mail.links.find((each) => each.includes('/documents/do_')) ?? '';
    await page.goto(link);
    await page.getByText(`W-2 2025 ${names.marco}`).first().waitFor({ timeout: 30_000 });
  });

  it('is open to staff as given; withdrawing is confirmed', async () => {
    await tom.page.reload();
    await tom.page.getByText(/Marco Vianelli has it here since/).waitFor();
    const { page } = marco;
    await page.goto(`${portal.url}/documents`);
    await page.getByRole('link', { name: 'How you get your W-2s' }).click();
    await page.getByRole('button', { name: 'Withdraw my consent' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByText(/You get your W-2s on paper. You withdrew/).waitFor();
    await portal.waitForMail(emails.marco, ({ subject }) => /withdrawn your consent/.test(subject));
  });

  it('no page complained on the way', () => {
    expect([...marco.complaints, ...tom.complaints]).toEqual([]);
  });
});
