import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '@/local/bootstrap/root.mjs';
import { freePort } from '@/local/ports';
import { buildFolder } from '@/local/start/build';
import { answers } from '@/local/start/child';
import type { RunFile } from '@/local/start/run-file';
import { readJson } from '@/local/state';
import type { TestDatabase } from './databases';
import { castDatabase } from './database';

const readyWithinMs = 240_000;

/** A mail as the outbox tells of it. */
export interface SentMail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  links: string[];
}

export interface RunningPortal {
  /** The portal's address, without a slash at its end. */
  url: string;
  /** The local Stripe's address. */
  stripeUrl: string;
  /** What the portal runs on, for fixtures and for looking closely. */
  database: TestDatabase;
  /** The mails to an address, the newest first. */
  mailsTo(address: string): Promise<SentMail[]>;
  /** Waits for a mail to an address that `matches`, ten seconds at most. */
  waitForMail(address: string, matches?: (mail: SentMail) => boolean): Promise<SentMail>;
  /** What web and worker have printed so far, and the supervisor but for the demo's passwords. */
  printed(): string;
  /** The keys of its deployment: a second server over the same database has to have them too. */
  keyring: string;
  /** The web server's process. */
  webPid(): number;
  /** Ends the web server as a power cut would, and starts the portal anew where it was. */
  cutPower(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The whole built portal, started by the supervisor of `npm start` on free ports with a database of
 * its own that has the cast in it (or the one given): web, worker, local Stripe and outbox.
 */
export async function startPortal(given?: TestDatabase): Promise<RunningPortal> {
  const database = given ?? (await castDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-portal-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let said = '';
  const launch = () => {
    const started = spawn('node', ['--import', 'tsx', 'local/start/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORCHLIGHT_DIR: folder,
        NEXT_DIST_DIR: buildFolder(),
        PORT: String(port),
        NEXTAUTH_URL: url,
        DATABASE_URL: database.DATABASE_URL,
        DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
      },
    });
    started.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return started;
  };
  let supervisor = launch();
  const stop = async () => {
    if (supervisor.exitCode === null) {
      supervisor.kill('SIGTERM');
      await once(supervisor, 'exit');
    }
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, () => supervisor.exitCode !== null);
  } catch (error) {
    // They go with the folder.
    const logs = lastOfLogs(folder);
    await stop();
    throw new Error(`The portal for the tests did not start:\n${said}\n${logs}`, { cause: error });
  }
  const run = readJson<RunFile>(join(folder, 'run.json'));
  const webPid = () => {
    const pid = readJson<RunFile>(join(folder, 'run.json'))?.parts.web?.pid;
    if (!pid) throw new Error('There is no web server.');
    return pid;
  };
  const mailsTo = (address: string) => readMails(run?.parts.outbox?.url ?? '', address);
  const secrets = readJson<{ KEYRING: string }>(join(folder, 'secrets.json'));
  return {
    url,
    keyring: secrets?.KEYRING ?? '',
    stripeUrl: run?.parts.stripe?.url ?? '',
    database,
    mailsTo,
    waitForMail: (address, matches = () => true) =>
      untilFound(async () => (await mailsTo(address)).find(matches), `a mail to ${address}`),
    printed: () =>
      [
        said.replace(/^Demo accounts:.*$/m, ''),
        ...['web.log', 'worker.log'].map((log) => readFileSync(join(folder, 'logs', log), 'utf8')),
      ].join('\n'),
    webPid,
    cutPower: async () => {
      const pid = webPid();
      const ended = once(supervisor, 'exit');
      process.kill(-pid, 'SIGKILL');
      await ended;
      supervisor = launch();
      await untilReady(url, () => supervisor.exitCode !== null);
    },
    stop,
  };
}

function lastOfLogs(folder: string): string {
  return globSync('logs/*.log', { cwd: folder })
    .map((log) => `${log}: ${readFileSync(join(folder, log), 'utf8').slice(-2_000)}`)
    .join('\n');
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (!(await answers(`${url}/api/health`))) {
    if (hasEnded()) throw new Error('It ended.');
    if (Date.now() > until) throw new Error('It took too long.');
    await sleep(100);
  }
}

async function readMails(outbox: string, address: string): Promise<SentMail[]> {
  const answer = await fetch(`${outbox}/api/mails?to=${encodeURIComponent(address)}`);
  return (await answer.json()) as SentMail[];
}

async function untilFound<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`There was no ${what} within ten seconds.`);
}
