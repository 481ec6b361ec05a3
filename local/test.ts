import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './plain-error';
import { readJson, stateFolder } from './state';

/** The part of vitest's JSON report that we read. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
}

const file = join(stateFolder, 'test', 'report.json');

/**
 * `npm test`: every test, or those that the arguments choose, as vitest takes them. The last line
 * is the sum; the report stays in .porchlight/test for .ci/run.
 */
await runCommand(async () => {
  rmSync(file, { force: true });
  const code = await runVitest(process.argv.slice(2));
  const report = readJson<Report>(file);
  const passed = report?.numPassedTests ?? 0;
  // A file that cannot be loaded has no test that could fail.
  const failed = report ? report.numFailedTests : 0;
  const unseen = failed === 0 && code !== 0 ? 1 : 0;
  process.stdout.write(`\n${passed} passed, ${failed + unseen} failed\n`);
  process.exitCode = code === 0 && passed > 0 ? 0 : 1;
});

function runVitest(args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'node',
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...args,
      ],
      { stdio: 'inherit' },
    );
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
