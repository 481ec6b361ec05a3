import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '@/local/bootstrap/root.mjs';
import { freePort } from '@/local/ports';
import type { DatabaseUrls } from '@/local/postgres/portal-database';
import { buildFolder, ensureBuilt } from '@/local/start/build';
import { answers } from '@/local/start/child';
import { runTool } from '@/local/start/tool';
import { type BenchDatabase, withBenchDatabase } from '@/tests/bench/bench-database';
import { startNode, stopChild } from '@/tests/bench/children';
import type { Tell } from '@/tests/bench/figure';
import { loadFirm, type LoadedFirm } from './load-firm';

const READY_WITHIN_MS = 60_000;
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
const bareFolder = join(root, 'tests', 'bench', 'bare');
const production = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;

/** What pages are measured on: the built portal over a loaded database, and beside it a bare page. */
export interface Stand {
  url: string;
  /** A page of the same Next on the same machine that is dynamic and nothing else. */
  bareUrl: string;
  database: BenchDatabase;
  firm: LoadedFirm;
}

/** Sets up both servers and the database, and takes all of it down when the work is done. */
export async function withStand(
  { say }: Tell,
  work: (stand: Stand) => Promise<void>,
): Promise<void> {
  say('  building the portal, if its sources changed');
  const built = buildFolder();
  await ensureBuilt(built);
  await withBenchDatabase(async (database) => {
    say('  loading 300 clients, 20,000 invoices and half a million events');
    const firm = await loadFirm(database.admin);
    await withPortal(database, built, (url) =>
      withBare({ say }, (bareUrl) => work({ url, bareUrl, database, firm })),
    );
  });
}

/** Serves the bare page, until the work is done. */
export async function withBare(
  { say }: Pick<Tell, 'say'>,
  work: (bareUrl: string) => Promise<void>,
): Promise<void> {
  say('  building the bare page');
  const { code, said } = await runTool([next, 'build', bareFolder], production);
  if (code !== 0) throw new Error(`The bare page could not be built: ${said}`);
  await withServer(bareFolder, {}, work);
}

/** The portal's web server alone: a worker would take of the time that is measured. */
async function withPortal(
  { DATABASE_URL }: DatabaseUrls,
  built: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const storage = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const settings = {
    DATABASE_URL,
    NEXT_DIST_DIR: built,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    KEYRING: `k1:${randomBytes(32).toString('base64')}`,
    STORAGE_DIR: storage,
  };
  try {
    await withServer(root, settings, work);
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
}

/** Serves a folder that is built, until the work is done; `settings` are its environment beside the machine's own. */
export async function withServer(
  folder: string,
  settings: Record<string, string>,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  const server = startNode([next, 'start', folder, '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, ...production, NEXTAUTH_URL: url, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  }
  try {
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await answers(url))) {
      if (server.exitCode !== null || Date.now() > until) {
        throw new Error(`A server for the bench did not start: ${said}`);
      }
      await sleep(100);
    }
    await work(url);
  } finally {
    await stopChild(server);
  }
}
