import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode } from '@/tests/bench/children';
import { type Bench, median, rounded } from '@/tests/bench/figure';
import { writeEvents } from './replay-events';

const EVENTS = 500_000;
const ROUNDS = 3;
const LEAST = 50_000;

/**
 * How many events a second the replay takes, as a whole process from its start to its end; against reading the same
 * file and parsing its lines, and doing nothing with them. The two take turns.
 */
export const replayBench: Bench = async ({ say, figure }) => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  try {
    const path = join(folder, 'events.ndjson');
    say('  writing half a million events');
    const count = writeEvents(path, EVENTS);
    const parsed: number[] = [];
    const replayed: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      parsed.push(count / (await seconds(() => parseLines(path))));
      replayed.push(count / (await seconds(() => replay(path, join(folder, 'signals.ndjson')))));
      say(`  round ${round} of ${ROUNDS}: ${Math.round(replayed.at(-1) ?? NaN)} events/s`);
    }
    const against = median(parsed);
    figure({
      name: 'replay.events_per_s',
      value: Math.round(median(replayed)),
      unit: 'events/s',
      against: `JSON.parse of each line, ${Math.round(against)} events/s`,
      ratio: rounded(median(replayed) / against),
      target: { of: 'value', atLeast: LEAST },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function seconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function parseLines(path: string): void {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line) JSON.parse(line);
}

async function replay(path: string, signals: string): Promise<void> {
  const out = openSync(signals, 'w');
  try {
    const args = ['--import', 'tsx', 'cli/friction-replay.ts', '--events', path];
    const child = startNode(args, { stdio: ['ignore', out, 'inherit'] });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The replay ended with ${code}.`);
  } finally {
    closeSync(out);
  }
}
