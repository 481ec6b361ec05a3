import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Mailbox } from './mailbox';
import { framedHtml, listPage, mailPage, missingPage } from './pages';

const mostShown = 500;
const font = readFileSync(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/onest/files/onest-latin-wght-normal.woff2',
  ),
);

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
// What a mail brings runs nothing and fetches nothing; its links may be followed.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The viewer of the outbox, for a browser (`/`) and for tests (`/api/mails?to=address`). */
export function listenForReaders(mailbox: Mailbox, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(mailbox, request, response).catch((error: Error) => {
      process.stderr.write(`outbox: ${error.message}\n`);
      send(response, 500, 'text/plain', 'The outbox could not be read.');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(
  mailbox: Mailbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request)) return send(response, 403, 'text/plain', 'Only from this machine.');
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Only to be read.');
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/') {
    return send(response, 200, 'text/html', listPage(await mailbox.list(mostShown)));
  }
  if (url.pathname === '/health') return send(response, 200, 'application/json', '{"ready":true}');
  if (url.pathname === '/onest.woff2') return send(response, 200, 'font/woff2', font);
  if (url.pathname === '/api/mails') {
    const mails = await mailbox.list(mostShown, url.searchParams.get('to') ?? undefined);
    const told = mails.map(({ raw: _raw, ...mail }) => mail);
    return send(response, 200, 'application/json', JSON.stringify(told));
  }
  const [, id, part] = /^\/mails\/([\w-]+)(\/html)?$/.exec(url.pathname) ?? [];
  const mail = id ? await mailbox.find(id) : null;
  if (!mail) return send(response, 404, 'text/html', missingPage());
  if (part) return send(response, 200, 'text/html', framedHtml(mail), mailPolicy);
  return send(response, 200, 'text/html', mailPage(mail));
}

/** A page elsewhere could point a name of its own at this machine: only our own names are answered. */
function isLocal(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '');
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  policy = pagePolicy,
): void {
  response.writeHead(status, {
    'content-type': type.startsWith('font/') ? type : `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}
