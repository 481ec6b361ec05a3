import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeEvents } from './replay-events';

/** One line of a bench. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the ratio compares with, measured in the same run. */
  against: string;
  ratio: number;
}

const EVENTS = 500_000;
const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * How many events a second the replay takes, as a whole process from its start to its end; against reading the same
 * file and parsing its lines, and doing nothing with them.
 */
export async function* replayBench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-replay-'));
  try {
    const path = join(folder, 'events.ndjson');
    const count = writeEvents(path, EVENTS);
    const parsed = count / seconds(() => parseLines(path));
    const replayed = count / seconds(() => replay(path, join(folder, 'signals.ndjson')));
    yield {
      name: 'replay.events_per_s',
      value: Math.round(replayed),
      unit: 'events/s',
      against: 'JSON.parse of each line',
      ratio: Math.round((replayed / parsed) * 1000) / 1000,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function parseLines(path: string): void {
  for (const line of readFileSync(path, 'utf8').split('\n')) if (line) JSON.parse(line);
}

function replay(path: string, signals: string): void {
  const out = openSync(signals, 'w');
  const command = ['--import', 'tsx', 'cli/friction-replay.ts', '--events', path];
  const { status, stderr } = spawnSync('node', command, {
    cwd: root,
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(out);
  if (status !== 0) throw new Error(`the replay ended with ${status}: ${stderr}`);
}
