import { createServer } from 'node:https';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import getTLSOptions from 'smtp-server/lib/tls-options.js';

export type TlsFront = { url: string; port: number; stop: () => Promise<void> };

/**
 * A proxy that ends TLS, as stands in front of a portal: it hands on over plain HTTP what it gets, and writes whom it got it
 * from behind whatever the sender says of that. The certificate is the self-signed one that the mail server for tests has.
 * @param target the port of the server behind, once it is known
 */
export async function startTlsFront(target: () => number): Promise<TlsFront> {
  const { key, cert } = getTLSOptions({});
  const server = createServer({ key, cert, minVersion: 'TLSv1.2' }, (asked, answer) => {
    const { remoteAddress = '' } = asked.socket as TLSSocket;
    const said = asked.headers['x-forwarded-for'];
    const sent = request(
      {
        host: '127.0.0.1',
        port: target(),
        path: asked.url,
        method: asked.method,
        headers: {
          ...asked.headers,
          'x-forwarded-for': [said, remoteAddress].filter(Boolean).join(', '),
          'x-forwarded-proto': 'https',
        },
      },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      },
    );
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
