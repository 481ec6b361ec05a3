import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '@/local/bootstrap/root.mjs';

/**
 * What the portal's pages run to tell of a visit, alone and as small as it is sent: all of its own files, without React and
 * Next, which are on the page anyway.
 * @param entry what is to be run with it, a module of its own
 */
export async function bundleRecorder(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: join(root, 'components', 'activity'), loader: 'tsx' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: ['react', 'react/jsx-runtime', 'next/navigation'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Watches the page that it is in, as the portal's frame has it watched. */
export const WATCHING = `
  import { resend } from './tell-server';
  import { watchPage } from './watch-page';
  resend();
  addEventListener('online', resend);
  window.leavePage = watchPage(location.pathname);`;

/** What was told, in the order in which it came. */
export type ToldEvent = { id: string; at: number; type: string; path: string } & Record<
  string,
  unknown
>;

/** A server that takes what pages tell, and gives pages out. */
export type Hearing = {
  url: string;
  heard: { of: string; sentAt: number; events: ToldEvent[] }[];
  /** What it answers from now on. */
  answer: (status: number) => void;
  stop: () => Promise<void>;
};

/** Gives `pageOf(path)` out at every address, and hears what is told. */
export async function startHearing(pageOf: (path: string) => string): Promise<Hearing> {
  const heard: Hearing['heard'] = [];
  let status = 204;
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/api/activity') {
      const body = JSON.parse(await textOf(request)) as Hearing['heard'][number];
      if (status < 300) heard.push(body);
      response.writeHead(status).end();
    } else if (request.url?.startsWith('/failing')) {
      response.writeHead(503).end('no');
    } else if (request.url?.startsWith('/slow')) {
      setTimeout(() => response.writeHead(200).end('yes'), 300);
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageOf(request.url ?? '/'));
    }
  };
  const server: Server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    answer: (next) => (status = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
