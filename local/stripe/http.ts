import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_BODY_BYTES = 1_000_000;

/** What a request asks for, read whole. */
export type Asked = {
  method: string;
  path: string;
  query: string;
  body: string;
  header(name: string): string | undefined;
};

/** A body larger than the local Stripe reads. */
export class BodyTooLarge extends Error {}

/** Reads a request. @throws BodyTooLarge above 1 MB. */
export async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return {
    method: request.method ?? 'GET',
    path,
    query,
    body: Buffer.concat(chunks).toString('utf8'),
    header(name) {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    },
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    // No script anywhere; the page brings its styles with it.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    // Not no-referrer: with that, a browser hides the origin of our own forms from us.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(html);
}

/** Sends the browser on with a GET, so that loading again does not submit again. */
export function seeOther(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' });
  response.end();
}

/**
 * Whether a writing request comes from this server's own pages, or from a program on this machine. A
 * browser names the page's origin on every POST, so that another site cannot press our buttons; and
 * a foreign name that was made to lead here (DNS rebinding) is none of ours.
 */
export function fromOwnPages(asked: Asked, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  const host = asked.header('host') ?? '';
  if (host !== own.host && !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return false;
  const origin = asked.header('origin');
  return origin === undefined || origin === own.origin || origin === `http://${host}`;
}
