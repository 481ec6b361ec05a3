import { once } from 'node:events';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { startNode } from '@/tests/bench/children';
import { type Bench, median, rounded } from '@/tests/bench/figure';
import { writeEvents } from './replay-events';

const FEW = 1_000_000;
const MANY = 10_000_000;
const ROUNDS = 3;
const LEAST_PER_S = 200_000;
const MOST_GROWTH_MB = 64;
const reportMemory = new URL('../portal/report-memory.mjs', import.meta.url).href;

interface Run {
  perSecond: number;
  /** Of 1,000,000 bytes. */
  memoryMb: number;
}

/**
 * How many events a second the replay takes, as a whole process from its start to its end; against reading the same file
 * and parsing its lines, and doing nothing with them. Then how much more memory ten times as many events of as many clients
 * take: both files are sorted by time.
 */
export const replayBench: Bench = async ({ say, figure }) => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  try {
    const path = join(folder, 'events.ndjson');
    const signals = join(folder, 'signals.ndjson');
    say('  writing a million events');
    const few = writeEvents(path, FEW, { isSorted: true });
    const parsed: number[] = [];
    const runs: Run[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      parsed.push(few / (await seconds(() => parseLines(path))));
      runs.push(await replay(path, signals, few));
      say(`  round ${round} of ${ROUNDS}: ${Math.round(runs.at(-1)?.perSecond ?? NaN)} events/s`);
    }
    const speed = median(runs.map(({ perSecond }) => perSecond));
    figure({
      name: 'replay.events_per_s',
      value: Math.round(speed),
      unit: 'events/s',
      against: `JSON.parse of each line, ${Math.round(median(parsed))} events/s`,
      ratio: rounded(speed / median(parsed)),
      target: { of: 'value', atLeast: LEAST_PER_S },
    });
    say('  writing ten million events');
    const many = writeEvents(path, MANY, { isSorted: true, clients: Math.ceil(FEW / 510) });
    const { perSecond, memoryMb } = await replay(path, signals, many);
    const memoryOfFew = median(runs.map((run) => run.memoryMb));
    say(`  ${Math.round(perSecond)} events/s, ${Math.round(memoryMb)} MB`);
    figure({
      name: 'replay.rss_growth_mb',
      value: rounded(memoryMb - memoryOfFew, 1),
      unit: 'MB',
      against: `a tenth of the events, ${rounded(memoryOfFew, 1)} MB`,
      ratio: rounded(memoryMb / memoryOfFew),
      target: { of: 'value', atMost: MOST_GROWTH_MB },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function parseLines(path: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(path) })) JSON.parse(line);
}

async function replay(path: string, signals: string, count: number): Promise<Run> {
  const out = openSync(signals, 'w');
  try {
    const args = ['--import', 'tsx', '--import', reportMemory, 'cli/friction-replay.ts'];
    const started = performance.now();
    const child = startNode([...args, '--events', path], {
      stdio: ['ignore', out, 'inherit', 'pipe'],
    });
    const [memory, [code]] = await Promise.all([
      text(child.stdio[3] as Readable),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`The replay ended with ${code}.`);
    const perSecond = count / ((performance.now() - started) / 1000);
    return { perSecond, memoryMb: (Number(memory) * 1024) / 1e6 };
  } finally {
    closeSync(out);
  }
}
