import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '@/local/bootstrap/root.mjs';
import { freePort } from '@/local/ports';
import { answers } from '@/local/start/child';
import { startNode, stopChild } from '@/tests/bench/children';
import type { TestDatabase } from './databases';

const READY_WITHIN_MS = 60_000;

export type WebServer = { url: string; port: number; stop: () => Promise<void> };

/** The built portal's web server alone, over a database that is there, with settings of its own. */
export async function startWebServer(
  { DATABASE_URL }: TestDatabase,
  settings: Record<string, string>,
): Promise<WebServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  const next = join(root, 'node_modules/next/dist/bin/next');
  const child = startNode([next, 'start', root, '-H', '127.0.0.1', '-p', String(port)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
      KEYRING: `k1:${randomBytes(32).toString('base64')}`,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  }
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(`${url}/api/health`))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stopChild(child);
      throw new Error(`The web server for the tests did not start: ${said}`);
    }
    await sleep(100);
  }
  return { url, port, stop: () => stopChild(child) };
}
