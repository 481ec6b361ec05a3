import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLinkToken } from '@/domain/access/access-link';
import { publicId } from '@/lib/ids';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, cast, emails, names } from '@/tests/support/cast';
import { MAIL_KINDS, placeOf } from '@/tests/support/mail-kinds';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import { newVisitor, signIn, trySignIn, type Visitor } from './visitor';

const invited = 'nils@brightwater.example';

let portal: RunningPortal;
let browser: Browser;
let tom: Visitor;
let dana: Visitor;
let ingrid: Visitor;
/** Every link of the portal's in a mail, once. */
let links: string[];

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  [tom, dana, ingrid] = await Promise.all([
    newVisitor(browser),
    newVisitor(browser),
    newVisitor(browser),
  ]);
  await Promise.all([
    signIn(tom, portal.url, emails.tom),
    signIn(dana, portal.url, emails.dana),
    signIn(ingrid, portal.url, emails.ingrid),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** What is counted or kept of whoever comes by is no change of anything that somebody owns; mail goes out, the log is sealed and
 * judged, and Stripe is followed, by itself. */
const LEFT_OUT = [
  'rate_window',
  '_prisma_migrations',
  'mail',
  'document_preview',
  'activity_checkpoint',
  'activity_unsealed',
  'activity_seal',
  'person_key',
  'stripe_mark',
  ...['judged', 'signal_due', 'signal_late', 'rule_trial', 'rule_trial_run', 'cause_count'],
  ...['effort_due', 'effort_mark', 'task_attempt', 'usual_effort', 'portal_release'],
];

/** What stands in every table, a fingerprint each. */
async function snapshot(): Promise<Record<string, string>> {
  const tables = await portal.database.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !LEFT_OUT.includes(table.name))) {
    const rows = await portal.database.query<{ content: string }>(
      // When somebody was seen last is all that a look of theirs may change; and that a program came by stands in the log.
      `SELECT md5(coalesce(string_agg(line, '|' ORDER BY line), '')) AS content
       FROM (SELECT (to_jsonb(t) - 'seen_at')::text AS line FROM ${name} t
              WHERE to_jsonb(t)->>'by' IS NULL OR to_jsonb(t)->>'by' NOT IN ('scanner', 'bot')) lines`,
    );
    found[name] = rows[0]?.content ?? '';
  }
  return found;
}

/** What was written so far is what the table of mails says, and leads where it says. */
async function expectAsListed(): Promise<void> {
  const mails = await portal.database.query<{ key: string; text: string }>(
    'SELECT key, text FROM mail',
  );
  for (const { key, text } of mails) {
    const [begin = ''] = key.split('/');
    const kind = MAIL_KINDS.find((each) => each.key === begin);
    expect(kind, key).toBeDefined();
    // Where a link works once, its mail is blanked when it was sent.
    for (const link of text.match(/https?:\/\/\S+/g) ?? []) {
      if (link.startsWith(portal.url))
        expect(kind?.leadsTo, `${key}: ${link}`).toContain(placeOf(link));
    }
  }
}

/** The places to which no mail of these leads, of things that are there. */
async function addressesOfOthers(): Promise<string[]> {
  const [row] = await portal.database.query<{ client: string; invoice: string; document: string }>(
    `SELECT c.id AS client, (SELECT i.id FROM invoice i WHERE i.client_id = c.id LIMIT 1) AS invoice,
            (SELECT d.id FROM document d WHERE d.client_id = c.id AND d.form IS NULL LIMIT 1) AS document
     FROM client c WHERE c.name = $1`,
    [brightwater.name],
  );
  if (!row) throw new Error('There is no such client.');
  const [request = '', note = ''] = [randomUUID(), randomUUID()];
  await portal.database.query(
    `INSERT INTO document_request (id, client_id, title, asked_by)
     VALUES ($1, $2, 'Year-end', (SELECT person_id FROM employee LIMIT 1))`,
    [request, row.client],
  );
  await portal.database.query(
    `INSERT INTO request_item (id, request_id, client_id, position, title) VALUES ($1, $2, $3, 1, 'Statement')`,
    [randomUUID(), request, row.client],
  );
  await portal.database.query(
    `INSERT INTO credit_note (id, client_id, number, currency, total_minor, issued_on) VALUES ($1, $2, 'CN-1', 'USD', 100, '2026-11-01')`,
    [note, row.client],
  );
  const { token, tokenHash } = newLinkToken();
  await portal.database.query(
    `INSERT INTO address_change (id, person_id, session_id, email, token_hash, created_at, expires_at)
     SELECT $1, s.person_id, s.id, 'dana@elsewhere.example', $2, now(), now() + interval '1 hour'
     FROM session s WHERE s.person_id = $3 LIMIT 1`,
    [randomUUID(), tokenHash, cast.dana.personId],
  );
  const client = publicId('cl', row.client);
  const document = publicId('do', row.document);
  const invoice = publicId('in', row.invoice);
  return [
    '/',
    '/documents',
    `/documents/${document}`,
    '/invoices',
    `/invoices/${invoice}`,
    `/credit-notes/${publicId('cn', note)}`,
    `/requests/${publicId('rq', request)}`,
    '/take-out',
    '/staff',
    `/staff/documents/${document}`,
    `/staff/invoices/${invoice}`,
    `/staff/clients/${client}/records`,
    `/staff/clients/${client}/contacts/${publicId('co', cast.dana.contactId)}`,
    '/staff/activity/proof',
    '/security',
    '/staff/security',
    `/address/${token}`,
    '/privacy',
    '/staff/privacy',
    '/staff/settings/people',
    `/staff/settings/privacy/${publicId('pe', cast.dana.personId)}`,
  ].map((path) => `${portal.url}${path}`);
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
    await stranger.page.goto(`${portal.url}/sign-in/mail`);
    await stranger.page.getByLabel('Your email').fill(emails.joan);
    await stranger.page.getByRole('button', { name: 'Mail the code' }).click();
    await portal.waitForMail(emails.joan, ({ subject }) => subject.startsWith('Your code'));
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
    await expectAsListed();
    links.push(...(await addressesOfOthers()));
    const asked = new Set(links.map(placeOf));
    for (const { key, leadsTo } of MAIL_KINDS) {
      for (const place of leadsTo) expect(asked, `${key}: ${place}`).toContain(place);
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
        for (const visitor of [dana, tom, ingrid]) {
          const known = await visitor.context.request.fetch(link, { method });
          expect(known.status(), `${method} ${link}, signed in`).toBeLessThan(500);
        }
        const whose = !/\/staff(\/|$)/.test(link)
          ? dana
          : /\/(activity|settings)\//.test(link)
            ? ingrid
            : tom;
        const own = await whose.context.request.fetch(link, { method });
        if (!/reset|invitation/.test(link)) expect(own.status(), `${method} ${link}`).toBe(200);
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
