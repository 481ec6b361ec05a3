import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Simulated lives of clients with friction planted in them; not part of the repository. */
const journeys = join(root, '..', 'shared', 'journeys');
const here = existsSync(join(journeys, 'score.mjs'));

const run = (args: readonly string[], output: 'pipe' | 'ignore' | number = 'pipe') =>
  execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', output, 'pipe'],
  });

interface Score {
  planted: number;
  duplicates: number;
  flagged: number;
  precision: number;
  recall: number;
  worstPrecision: number;
  worstRecall: number;
  faults: Record<string, number>;
}

describe('a year of simulated clients', () => {
  it.runIf(here)('is judged right, look-alikes and all', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeys-'));
    try {
      const [events, labels, signals] = ['events', 'labels', 'signals'].map((name) =>
        join(folder, `${name}.ndjson`),
      ) as [string, string, string];
      const simulate = join(journeys, 'simulate.mjs');
      run([simulate, '--seed', '1', '--events', events, '--labels', labels], 'ignore');
      const written = openSync(signals, 'w');
      run(['--import', 'tsx', 'cli/friction-replay.ts', '--events', events], written);
      closeSync(written);
      expect(readFileSync(signals, 'utf8').length).toBeGreaterThan(0);
      const score = join(journeys, 'score.mjs');
      const told = run([score, '--labels', labels, '--signals', signals, '--events', events]);
      const result = JSON.parse(told.trim().split('\n').at(-1) ?? '') as Score;
      expect(result.planted).toBeGreaterThan(500);
      expect(result).toMatchObject({ duplicates: 0, flagged: 0 });
      expect(Object.values(result.faults).every((count) => count === 0)).toBe(true);
      expect(result.precision).toBeGreaterThanOrEqual(0.98);
      expect(result.recall).toBeGreaterThanOrEqual(0.98);
      expect(result.worstPrecision).toBeGreaterThanOrEqual(0.95);
      expect(result.worstRecall).toBeGreaterThanOrEqual(0.95);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.runIf(!here)('is left out: the simulator is not beside this repository', () => {
    expect(here).toBe(false);
  });
});
