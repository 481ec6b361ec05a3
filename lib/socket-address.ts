import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** One name for both, since Next bundles what starts the server apart from the pages. */
const NAME = Symbol.for('porchlight.socket-address');
const shared = globalThis as { [NAME]?: string };

/** The header that bears the address to the pages. Nobody outside knows its name, which is new with each process. */
function headerName(): string {
  return (shared[NAME] ??= `x-socket-${randomBytes(16).toString('hex')}`);
}

/**
 * From now on every request of this process bears the address of its socket. Next itself tells of it in X-Forwarded-For,
 * but only where the request brings none, so that what it says may be the sender's own.
 */
export function noteSocketAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[headerName()] = addressOf(request);
  });
}

/** The address that a request's socket came from; null where none is known, or it is a proxy's of which nobody told us. */
export function socketAddressIn(headers: Headers): string | null {
  return headers.get(headerName()) || null;
}

/**
 * What comes from inside and says that it passes on for another is a proxy, and its address is not who is asking. From
 * outside whatever a request says of that is not believed.
 */
function addressOf({ socket, headers }: IncomingMessage): string {
  const address = plainAddress(socket.remoteAddress ?? '');
  const isForAnother = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
  return isForAnother !== undefined && isInside(address) ? '' : address;
}

/** A socket that listens for both kinds writes an address of IPv4 as one of IPv6. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

const inside = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(network, bits, 'ipv4');
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

function isInside(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
