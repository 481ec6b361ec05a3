import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/local/bootstrap/root.mjs';
import { buildFolder } from '@/local/start/build';
import { publicId } from '@/lib/ids';
import { absentRows, type Rows } from '@/tests/access/sweep/row-ids';
import { SECRET } from '@/tests/access/sweep/rows';
import { brightwater, emails, password } from '@/tests/support/cast';
import { signInOverHttp } from '@/tests/support/http-sign-in';
import { type Address, addresses } from './addresses';

/** Who asks. To the strangers the client whose rows are asked for does not exist. */
const STRANGERS = ['nobody', 'joan', 'hugh'] as const;
const FRIENDS = ['marco', 'dana', 'tom', 'ruth', 'ingrid'] as const;
type Who = (typeof STRANGERS)[number] | (typeof FRIENDS)[number];

type Probe = { address: Address | null; method: string; headers: Record<string, string> };

export type Outcome = { probes: number; leaks: string[] };

/** How a page is asked for beside plainly: as a part of a running page, and ahead of time. */
const AS_PART = { rsc: '1' };
const AHEAD = { rsc: '1', 'next-router-prefetch': '1' };

/**
 * Asks a running portal for everything that it has, once with ids of a client's rows and once with ids of nothing, and
 * compares: a stranger must get the same bytes, and nobody who may not may get a text of the rows. Nobody's requests
 * carry a cookie that is none, so that proxy.ts, which guards nothing, does not answer in the page's place.
 * @param rowsFor makes new rows, since a rightful act changes them.
 */
export async function sweepOverHttp(
  url: string,
  makeRows: () => Promise<Rows>,
  { whole }: { whole: boolean },
): Promise<Outcome> {
  const cookies: Partial<Record<Who, string>> = { nobody: 'porchlight-session=none' };
  const asked: Who[] = whole ? [...STRANGERS, ...FRIENDS] : [...STRANGERS];
  for (const who of asked) {
    if (who !== 'nobody') cookies[who] = await signInOverHttp(url, emails[who], password);
  }
  const [rows, absent] = [await makeRows(), absentRows()];
  const outcome: Outcome = { probes: 0, leaks: [] };
  const send = async (who: Who, ids: Rows, probe: Probe, body?: string) => {
    outcome.probes += 1;
    const path = probe.address?.path(ids) ?? '/sign-in';
    const answer = await fetch(url + path, {
      method: probe.method,
      redirect: 'manual',
      headers: { cookie: cookies[who] ?? '', origin: url, ...probe.headers },
      body,
    });
    return { status: answer.status, ...(await told(answer, ids)) };
  };
  const compare = async (who: Who, name: string, ask: (ids: Rows) => ReturnType<typeof send>) => {
    let difference = '';
    // Parts of a page may come in another order: what differs by chance is the same once.
    for (let turn = 0; turn < 3; turn += 1) {
      const [foreign, none] = [await ask(rows), await ask(absent)];
      for (const text of [SECRET, brightwater.name]) {
        if (foreign.text.includes(text)) outcome.leaks.push(`${who} is told ${text} by ${name}`);
      }
      if (isFault(foreign.status)) outcome.leaks.push(`${who} makes ${name} fail`);
      difference = differenceOf(foreign, none);
      if (!difference) return;
    }
    outcome.leaks.push(`${who} can tell a row from none by ${name}: ${difference}`);
  };

  for (const address of addresses().filter((each) => whole || each.takesId)) {
    for (const probe of probesOf(address, whole)) {
      const name = `${probe.method} ${address.file} ${JSON.stringify(probe.headers)}`;
      for (const who of STRANGERS) {
        await compare(who, name, (ids) => send(who, ids, probe));
      }
      if (!whole || !['GET', 'HEAD'].includes(probe.method)) continue;
      for (const who of FRIENDS) {
        const { status } = await send(who, rows, probe);
        if (isFault(status)) outcome.leaks.push(`${who} makes ${name} fail`);
      }
    }
  }
  for (const { id, name } of actions()) {
    for (const who of STRANGERS) {
      const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' };
      const probe: Probe = { address: null, method: 'POST', headers };
      const ask = (ids: Rows) => send(who, ids, probe, JSON.stringify([null, bagOf(ids)]));
      await compare(who, `the action ${name}`, ask);
    }
  }
  return outcome;
}

function probesOf(address: Address, whole: boolean): Probe[] {
  const plain = address.methods.map((method) => ({ address, method, headers: {} }));
  if (address.kind === 'route') return plain;
  const parts = (whole ? [AS_PART, AHEAD] : [AS_PART]).map((headers) => ({
    ...{ address, method: 'GET', headers },
  }));
  return [...(whole ? plain : plain.slice(0, 1)), ...parts];
}

/** Every server action that was built, by the manifest that Next itself finds them with. */
function actions(): { id: string; name: string }[] {
  const file = join(root, buildFolder(), 'server/server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName?: string; filename?: string }>;
  };
  // Where one comes in, and what takes no id but makes something new each time.
  const isLeftOut = (name: string) =>
    /sign-?in|reset|invitation|forgotten|beginSample|beginPasskey/i.test(name);
  return Object.entries(node)
    .map(([id, { exportedName, filename }]) => ({ id, name: `${filename}#${exportedName}` }))
    .filter(({ name }) => !isLeftOut(name));
}

/** Under every name that an action's input may have, the id that is meant: what it does not know it does not read. */
function bagOf(rows: Rows): Record<string, unknown> {
  const document = publicId('do', rows.documentId);
  const question = publicId('qu', rows.questionId);
  return {
    ...{ id: rows.invoice, invoice: rows.invoice, invoiceId: rows.invoice, draft: rows.draft },
    ...{ client: rows.client, clientId: rows.client, contact: rows.contact },
    ...{ contactId: rows.contact, document, documentId: document, documents: [document] },
    ...{ question, questionId: question, request: publicId('rq', rows.requestId) },
    ...{
      item: publicId('ri', rows.requestItemId),
      signal: rows.signal,
      caseId: rows.signalCase,
      invoices: [rows.invoice],
    },
    ...{ callId: rows.call },
    ...{ reason: 'asked', text: 'asked', title: 'asked', name: 'asked', body: 'asked' },
  };
}

/** What is not ready yet, or can't be had now, says so by 503. */
function isFault(status: number): boolean {
  return status >= 500 && status !== 503;
}

const FLEETING = /^(date|x-request-id|set-cookie|etag|content-security-policy|content-length)$/;

/** An answer without what differs from one moment to the next, and with one name for whichever id was asked for. */
async function told(answer: Response, ids: Rows): Promise<{ headers: string; text: string }> {
  const body = await bodyOf(answer);
  const known = Object.values(ids)
    .filter((value) => value.length > 20)
    .flatMap((value) => [value, ...uuidAsPublic(value)]);
  const blank = (text: string) =>
    known
      .reduce((left, value) => left.replaceAll(value, 'ID'), text)
      .replace(/\b[a-z]{2}_[0-9a-z]{26}\b/g, 'ID')
      // 128 bits in base64 are a nonce, wherever Next writes it.
      .replace(/[A-Za-z0-9+/]{22}==/g, 'NONCE')
      // 256 bits are a token or a challenge, new each time.
      .replace(/\b[0-9a-f]{64}\b/g, 'TOKEN')
      .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'CHALLENGE')
      // A PDF says when it was made, and is numbered by that.
      .replace(/<[0-9a-f]{32}>/g, 'NUMBER')
      .replace(/D:\d{14}Z/g, 'THEN');
  const headers = [...answer.headers].filter(([name]) => !FLEETING.test(name)).sort();
  return { headers: blank(JSON.stringify(headers)), text: blank(body) };
}

/** A stream of events goes on until somebody leaves: that it begins is all that it says by itself. */
async function bodyOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  await answer.body?.cancel();
  return '';
}

function uuidAsPublic(value: string): string[] {
  return /^[0-9a-f]{8}-/.test(value) ? [publicId('do', value).slice(3)] : [];
}

type Told = { status: number; headers: string; text: string };

function differenceOf(one: Told, other: Told): string {
  if (one.status !== other.status) return `${one.status}, ${other.status}`;
  if (one.headers !== other.headers) return `${one.headers}, ${other.headers}`;
  if (one.text === other.text) return '';
  let at = 0;
  while (one.text[at] === other.text[at]) at += 1;
  const near = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
  return `${near(one.text)}, ${near(other.text)}`;
}
