import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, names } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import { newVisitor, signIn, trySignIn, type Visitor } from './visitor';

const invited = 'nils@brightwater.example';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
/** Every link of the portal's in a mail, once. */
let links: string[];

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await Promise.all([signIn(tom, portal.url, emails.tom), signIn(dana, portal.url, emails.dana)]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** What is counted or kept of whoever comes by is no change of anything that somebody owns; mail goes out by itself. */
const LEFT_OUT = ['rate_window', '_prisma_migrations', 'session', 'mail', 'document_preview'];

/** What stands in every table, a fingerprint each. */
async function snapshot(): Promise<Record<string, string>> {
  const tables = await portal.database.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !LEFT_OUT.includes(table.name))) {
    const rows = await portal.database.query<{ content: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS content FROM ${name} t`,
    );
    found[name] = rows[0]?.content ?? '';
  }
  return found;
}

describe('a link in a mail', () => {
  it('comes with what the firm does', async () => {
    const { page } = tom;
    await publishDocument(page, portal, {
      client: brightwater.name,
      filename: 'october statement brightwater.pdf',
      bytes: smallPdf(`Statement for ${brightwater.name}`),
    });
    await publishDocument(page, portal, {
      client: brightwater.name,
      filename: 'w-2 marco vianelli 2025.pdf',
      bytes: smallPdf(`W-2 2025 ${names.marco} ${brightwater.name}`),
    });
    await sendInvoice(page, portal, {
      client: brightwater.name,
      title: 'October',
      lines: [{ what: 'Bookkeeping', price: '100' }],
    });
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole('link', { name: brightwater.name }).first().click();
    await page.waitForURL(/\/staff\/clients\/cl_/);
    await page.goto(`${page.url()}/contacts/new`);
    await page.getByLabel('Name of the person').fill('Nils Berg');
    await page.getByLabel('Email').fill(invited);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    const stranger = await newVisitor(browser);
    await stranger.page.goto(`${portal.url}/sign-in/forgotten`);
    await stranger.page.getByLabel('Your email').fill(emails.joan);
    await stranger.page.getByRole('button', { name: 'Send the link' }).click();
    await portal.waitForMail(invited);
    await portal.waitForMail(emails.joan);
    await portal.waitForMail(emails.marco, ({ subject }) => subject.startsWith('Your W-2'));
    await portal.waitForMail(emails.dana, ({ subject }) => /document/i.test(subject));
    const mails = await Promise.all(
      [emails.dana, emails.marco, emails.joan, invited].map((address) => portal.mailsTo(address)),
    );
    links = [
      ...new Set(
        mails.flat().flatMap((mail) => mail.links.filter((each) => each.startsWith(portal.url))),
      ),
    ];
    const kinds = links.map((link) => new URL(link).pathname.split('/')[1] ?? '');
    for (const kind of ['documents', 'consent', 'invitation', 'reset', 'pay']) {
      expect(kinds, links.join(' ')).toContain(kind);
    }
  });

  it('changes nothing by being asked for, by a mail scanner or by whoever is signed in', async () => {
    // What the firm did is worked to its end first.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const before = await snapshot();
    for (const link of links) {
      for (const method of ['HEAD', 'GET', 'GET']) {
        const answer = await fetch(link, { method, headers: { 'user-agent': 'MailScanner/1.0' } });
        expect(answer.status, `${method} ${link}`).toBeLessThan(400);
        await answer.arrayBuffer();
        const known = await dana.context.request.fetch(link, { method });
        expect(known.status(), `${method} ${link}, signed in`).toBeLessThan(500);
      }
    }
    expect(await snapshot()).toEqual(before);
  });

  it('to a document asks who is there, and then leads to the document', async () => {
    const link = links.find((each) => each.includes('/documents/do_')) ?? '';
    const { page } = await newVisitor(browser);
    await page.goto(link);
    await page.waitForURL(/\/sign-in/);
    await trySignIn(page, emails.dana, 'porchlight-demo');
    await page.waitForURL(link);
    await page.getByRole('heading', { level: 1, name: /statement/i }).waitFor();
  });

  it('to a new password still works after all of that', async () => {
    const link = links.find((each) => each.includes('/reset/')) ?? '';
    const { page } = await newVisitor(browser);
    await page.goto(link);
    await page.getByLabel('New password').fill('nine-quiet-lanterns');
    await page.locator('form').getByRole('button').last().click();
    await page.waitForURL((address) => !address.pathname.startsWith('/reset'));
  });
});
