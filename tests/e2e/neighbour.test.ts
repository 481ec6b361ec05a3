import type { APIResponse, Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, emails, names } from '@/tests/support/cast';
import { type RunningPortal, startPortal } from '@/tests/support/portal';
import { publishDocument, sendInvoice } from './acts';
import { smallPdf } from './small-pdf';
import { newVisitor, signIn, type Visitor } from './visitor';

let portal: RunningPortal;
let browser: Browser;
let dana: Visitor;
let joan: Visitor;
/** Addresses of Dana's, and what her browser asked of the server there. */
let invoicePath: string;
let documentPath: string;
let contentPath: string;
let paying: Request;
let opening: Request;

beforeAll(async () => {
  portal = await startPortal();
  browser = await openBrowser();
  const tom = await newVisitor(browser);
  [dana, joan] = await Promise.all([newVisitor(browser), newVisitor(browser)]);
  await signIn(tom, portal.url, emails.tom);
  await sendInvoice(tom.page, portal, {
    client: brightwater.name,
    title: 'Quarterly review',
    lines: [{ what: 'Review', price: '640' }],
  });
  await publishDocument(tom.page, portal, {
    client: brightwater.name,
    filename: 'engagement-2027-brightwater-ceramics.pdf',
    bytes: smallPdf('For Brightwater alone'),
  });
  await signIn(dana, portal.url, emails.dana);
  await signIn(joan, portal.url, emails.joan);
  await lookAround(dana.page);
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Dana pays, and opens the document; what her browser sends on the way is kept. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Quarterly review', exact: true }).click();
  await page.waitForURL(/\/invoices\/in_/);
  invoicePath = new URL(page.url()).pathname;
  const isAction = (request: Request) => 'next-action' in request.headers();
  const pays = page.waitForRequest(
    (request) => isAction(request) && (request.postData() ?? '').includes('invoiceId'),
  );
  await page.getByRole('button', { name: 'Pay $640.00' }).click();
  paying = await pays;
  await page.waitForURL(`${portal.stripeUrl}/**`);

  await page.goto(`${portal.url}/documents`);
  const fetches = page.waitForRequest(/\/api\/documents\/do_[^/]+\/content/);
  const opens = page.waitForRequest(
    (request) => isAction(request) && (request.postData() ?? '').includes('do_'),
  );
  await page
    .getByRole('link', { name: /engagement/i })
    .first()
    .click();
  [opening, contentPath] = [await opens, (await fetches).url().slice(portal.url.length)];
  documentPath = new URL(page.url()).pathname;
}

/** The same address with an id that nobody has. */
function absent(address: string): string {
  return address.replace(/((?:in|do)_.{22}).{4}/, '$10000');
}

/** What the reader of a page is told, with the person who is brought in after it. */
async function told(address: string): Promise<string> {
  const answer = await joan.page.goto(portal.url + address);
  expect(answer?.status(), address).toBe(404);
  await joan.page.getByText(names.hugh).waitFor();
  return joan.page.getByRole('main').innerText();
}

it('what is not there and what is another’s read the same on a page', async () => {
  const paths = [invoicePath, `${invoicePath}/paid?checkout=ck_0`, documentPath];
  for (const path of paths) expect(await told(path), path).toBe(await told(absent(path)));
});

it('the PDF and the bytes of another’s are not there', async () => {
  for (const path of [`/api${invoicePath}/pdf`, contentPath]) {
    expect((await dana.page.request.get(portal.url + path)).status(), path).toBe(200);
    const [others, nobodys] = await Promise.all(
      [path, absent(path)].map((address) => joan.page.request.get(portal.url + address)),
    );
    expect(others?.status(), path).toBe(404);
    expect(await others?.text()).toBe(await nobodys?.text());
  }
  const download = await joan.page.request.post(`${portal.url}/api${documentPath}/download`, {
    headers: { origin: portal.url },
  });
  expect(download.status()).toBe(404);
});

it('the act that one has on a page of one’s own finds nothing under another’s id', async () => {
  const before = await made();
  for (const request of [paying, opening]) {
    const others = await answered(await repeat(joan, request));
    expect(others).toMatchObject({ ok: false });
    expect(others).toEqual(await answered(await repeat(joan, request, absent)));
  }
  expect(await made()).toEqual(before);
  // Sent the very same way, it is Dana's act still.
  expect(await answered(await repeat(dana, opening))).toMatchObject({ ok: true });
});

/** Sends what Dana's browser sent to a server action once more, as somebody and with a change. */
function repeat({ page }: Visitor, request: Request, change = (text: string) => text) {
  const kept = request.headers();
  return page.request.post(change(request.url()), {
    headers: {
      'next-action': kept['next-action'] ?? '',
      'content-type': kept['content-type'] ?? '',
      accept: 'text/x-component',
      origin: portal.url,
    },
    data: change(request.postData() ?? ''),
  });
}

/** The action's result, less what was typed: it stands in the answer's second line. */
async function answered(answer: APIResponse): Promise<object> {
  expect(answer.status()).toBe(200);
  const result = /^1:(.*)$/m.exec(await answer.text())?.[1] ?? '{}';
  return { ...(JSON.parse(result) as object), typed: undefined };
}

function made() {
  return portal.database.query(
    'SELECT (SELECT count(*) FROM checkout) AS checkouts, (SELECT count(*) FROM document_grant) AS grants',
  );
}
