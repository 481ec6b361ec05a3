import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHash, randomUUID } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { withLock } from '@/local/bootstrap/lock.mjs';
import { PlainError } from '@/local/plain-error';
import { freePort } from '@/local/ports';
import { isAlive } from '@/local/bootstrap/alive.mjs';
import { commandOf } from '@/local/process-command';
import { keepSecret } from '@/local/state';
import { findPlace, type Place } from './place';

const superuser = 'postgres';
const startAttempts = 6;
const stopPatienceMs = 20_000;

export type ConnectionSettings = Required<
  Pick<ClientConfig, 'host' | 'port' | 'user' | 'database'>
> & { password: string };

export interface PostgresServer {
  port: number;
  /** The folder that it really lives in; another than was asked for where `moved`. */
  home: string;
  moved: boolean;
  pid: number;
  /** How the superuser connects to one of its databases. */
  admin(database: string): ConnectionSettings;
  /** Leaves the server; the last to leave stops it. */
  leave(): Promise<void>;
}

/**
 * Joins the embedded PostgreSQL whose home is `wanted`, making it the first time and starting it if
 * it does not run. Several processes may use one: each joins and leaves, and the last stops it.
 * What a killed run left behind (half a data folder, a stale pid file, a server that went on) is
 * recognised and put right. `settings` are lines for postgresql.conf.
 */
export async function joinPostgres(wanted: string, settings: string[]): Promise<PostgresServer> {
  const lock = `postgres-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  return withLock(lock, async () => {
    const place = await findPlace(wanted);
    const password = keepSecret(join(place.home, 'secrets.json'), 'superuser');
    await initialise(place, password);
    const running = findRunning(place) ?? (await startServer(place, settings));
    const leaveMark = markUser(place);
    return {
      ...running,
      home: place.home,
      moved: place.moved,
      admin: (database) => ({
        host: '127.0.0.1',
        port: running.port,
        user: superuser,
        password,
        database,
      }),
      leave: () =>
        withLock(lock, async () => {
          rmSync(leaveMark, { force: true });
          await stopIfUnused(place);
        }),
    };
  });
}

async function initialise(place: Place, password: string): Promise<void> {
  const finished = join(place.home, 'initialised');
  if (existsSync(finished)) return;
  rmSync(dataOf(place), { recursive: true, force: true });
  const passwordFile = join(place.home, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(place, passwordFile);
  try {
    await run(place, 'initdb', [
      `--pgdata=${dataOf(place)}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--lc-messages=C.UTF-8',
      '--no-sync',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(dataOf(place), 'postgresql.conf'), "include 'porchlight.conf'\n", {
    flag: 'a',
  });
  writeFileSync(finished, '');
}

async function startServer(
  place: Place,
  settings: string[],
): Promise<{ port: number; pid: number }> {
  removeStrangersPid(place);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const file = join(dataOf(place), 'porchlight.conf');
    const lines = [
      "listen_addresses = '127.0.0.1'",
      "unix_socket_directories = ''",
      `port = ${port}`,
      ...settings,
    ];
    writeFileSync(file, lines.join('\n') + '\n');
    giveTo(place, file);
    try {
      const log = join(place.home, 'server.log');
      rmSync(log, { force: true });
      await run(place, 'pg_ctl', [
        'start',
        '-w',
        '-t',
        '120',
        '-s',
        '-D',
        dataOf(place),
        '-l',
        log,
      ]);
      const running = findRunning(place);
      if (running) return running;
    } catch (error) {
      // Somebody may have taken the port between asking for it and listening on it; or helpers of
      // a server that was killed have not gone yet, which takes them a moment.
      if (attempt === startAttempts) throw startFailure(place, error);
      await sleep(attempt * 300);
    }
  }
}

function startFailure(place: Place, cause: unknown): PlainError {
  const log = join(place.home, 'server.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const reason = lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? String(cause);
  if (/No space left/i.test(lines.join(' '))) {
    return new PlainError('The disk is full: PostgreSQL cannot start until there is room.', {
      cause,
    });
  }
  return new PlainError(`The embedded PostgreSQL did not start (${reason.trim()}); see ${log}.`, {
    cause,
  });
}

/** The server that postmaster.pid tells of, if it is there and is this one. */
function findRunning(place: Place): { port: number; pid: number } | null {
  const told = readPidFile(place);
  if (!told || !(told.port > 0) || !commandOf(told.pid).includes(dataOf(place))) return null;
  return told;
}

/**
 * PostgreSQL itself passes over a pid file whose process is gone, but refuses to start where the
 * number belongs to another program by now.
 */
function removeStrangersPid(place: Place): void {
  const told = readPidFile(place);
  if (told && isAlive(told.pid)) rmSync(join(dataOf(place), 'postmaster.pid'));
}

function readPidFile(place: Place): { port: number; pid: number } | null {
  const file = join(dataOf(place), 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

async function stopIfUnused(place: Place): Promise<void> {
  const running = findRunning(place);
  if (!running || countUsers(place) > 0) return;
  // PostgreSQL's words for it: fast ends the sessions, immediate does not tidy up either.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(running.pid, signal);
    const until = Date.now() + stopPatienceMs;
    while (isAlive(running.pid) && Date.now() < until) await sleep(20);
    if (!isAlive(running.pid)) return;
  }
}

/** Leaves a file that says that this process uses the server; answers its path. */
function markUser(place: Place): string {
  const folder = join(place.home, 'users');
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, `${process.pid}-${randomUUID()}`);
  writeFileSync(mark, '');
  return mark;
}

function countUsers(place: Place): number {
  const folder = join(place.home, 'users');
  const marks = readdirSync(folder);
  const dead = marks.filter((mark) => !isAlive(parseInt(mark, 10)));
  for (const mark of dead) rmSync(join(folder, mark), { force: true });
  return marks.length - dead.length;
}

function dataOf(place: Place): string {
  return join(place.home, 'data');
}

function giveTo(place: Place, file: string): void {
  const { uid, gid } = place.runAs;
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

// PGDATA, PGPORT and their like would lead PostgreSQL elsewhere.
const bareEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C.UTF-8',
};

function run(place: Place, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      join(place.binaries, program),
      args,
      { ...place.runAs, cwd: place.home, env: bareEnvironment },
      (error, stdout, stderr) => {
        if (!error) return resolve();
        const said = `${stdout}\n${stderr}`.trim();
        if (/No space left/i.test(said)) {
          reject(new PlainError('The disk is full: make room and start again.', { cause: error }));
        } else {
          reject(
            new PlainError(`PostgreSQL's ${program} failed: ${lastLine(said)}`, { cause: error }),
          );
        }
      },
    );
  });
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? 'it gave no reason';
}
