import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { commands } from '@/local/bootstrap/commands.mjs';
import { type BenchDatabase, withBenchDatabase } from '@/tests/bench/bench-database';
import { startNode } from '@/tests/bench/children';
import { type Bench, median, rounded } from '@/tests/bench/figure';
import { insertCast } from '@/tests/support/cast-rows';
import { emails } from '@/tests/support/cast';
import { findRealFile, parseFile, writeLikeIt } from './retail-file';

const ROUNDS = 3;
const LEAST_LINES_PER_S = 1_600;
const MOST_MEMORY_MB = 400;
/** As `npm run import` starts it, less the program that finds the database. */
const program = commands.import.slice(commands.import.indexOf('local/run.ts') + 1);
const reportMemory = new URL('report-memory.mjs', import.meta.url).href;

interface Run {
  linesPerSecond: number;
  /** Of 1,000,000 bytes. */
  memoryMb: number;
}

/**
 * The import of a wholesaler's invoice lines into an empty database, as a whole process from its start to its end, and
 * the most memory that it took. The lines are against reading and parsing the same file and doing nothing with it, the
 * memory against a program that does nothing.
 */
export const importBench: Bench = async ({ say, figure }) => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  try {
    const real = findRealFile();
    const file = real ?? join(folder, 'invoices.csv');
    if (!real) await writeLikeIt(file);
    say(`  importing ${real ? 'the real file' : 'a made file of the same shape'}`);
    const runs: Run[] = [];
    const parsed: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const started = performance.now();
      parsed.push((await parseFile(file)) / secondsSince(started));
      const run = await withBenchDatabase((database) => importInto(database, file, folder));
      say(`  round ${round} of ${ROUNDS}: ${Math.round(run.linesPerSecond)} lines/s`);
      runs.push(run);
    }
    const { memoryMb: idleMb } = await runNode(['--eval', ''], {});
    const speed = median(runs.map(({ linesPerSecond }) => linesPerSecond));
    const memory = Math.max(...runs.map(({ memoryMb }) => memoryMb));
    figure({
      name: 'import.lines_per_s',
      value: Math.round(speed),
      unit: 'lines/s',
      against: `parsing the same file, ${Math.round(median(parsed))} lines/s`,
      ratio: rounded(speed / median(parsed)),
      target: { of: 'value', atLeast: LEAST_LINES_PER_S },
    });
    figure({
      name: 'import.rss_mb',
      value: rounded(memory, 1),
      unit: 'MB',
      against: `a program that does nothing, ${rounded(idleMb, 1)} MB`,
      ratio: rounded(memory / idleMb),
      target: { of: 'value', atMost: MOST_MEMORY_MB },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function importInto(database: BenchDatabase, file: string, folder: string): Promise<Run> {
  await insertCast(database.admin);
  const rejects = ['--rejects', join(folder, 'rejects.csv')];
  const args = ['invoices', '--from', 'online-retail', file, '--manager', emails.ruth, ...rejects];
  const { said, seconds, memoryMb } = await runNode([...program, ...args], {
    DATABASE_URL: database.DATABASE_URL,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    KEYRING: `k1:${randomBytes(32).toString('base64')}`,
    STORAGE_DIR: join(folder, 'storage'),
  });
  const summary = JSON.parse(said.trim().split('\n').at(-1) ?? '') as { read: number };
  return { linesPerSecond: summary.read / seconds, memoryMb };
}

/** Runs a program to its end; its memory is what it itself says on the way out. */
async function runNode(
  args: string[],
  settings: Record<string, string>,
): Promise<{ said: string; seconds: number; memoryMb: number }> {
  const started = performance.now();
  const child = startNode(['--import', reportMemory, '--import', 'tsx', ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const said = text(child.stdio[1] as Readable);
  const kib = text(child.stdio[3] as Readable);
  const [code] = (await once(child, 'exit')) as [number | null];
  const seconds = secondsSince(started);
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}: ${await said}`);
  return { said: await said, seconds, memoryMb: (Number(await kib) * 1024) / 1_000_000 };
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
