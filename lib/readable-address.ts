import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * From now on an address that is no UTF-8 is read as browsers read one, with U+FFFD for what can't be: the page behind it says
 * that there is nothing. Next means to answer 400 to it, has no page for that, and answers 500.
 */
export function mendAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.url &&= readableAddress(request.url);
  });
}

/** The address as it can be decoded; what stands behind the question mark is read by its own rules, and stays. */
export function readableAddress(address: string): string {
  const [path = '', ...query] = address.split('?');
  if (isDecodable(path)) return address;
  const readable = path.replace(/(?:%[\da-f]{2})+|%/gi, (bytes) =>
    bytes === '%'
      ? '%25'
      : encodeURIComponent(Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8')),
  );
  return [readable, ...query].join('?');
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
