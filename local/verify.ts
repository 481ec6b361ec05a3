import { PlainError, runCommand } from './plain-error';
import { buildFolder, ensureBuilt } from './start/build';
import { Steps } from './start/steps';
import { runTool } from './start/tool';

const checks: [string, string[]][] = [
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['Lint', ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']],
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false', '-p', '.']],
];

/** `npm run verify`: format, lint with the import rules of the house, types, build. */
await runCommand(async () => {
  const steps = new Steps();
  const failed: string[] = [];
  for (const [name, args] of checks) {
    const { code, said } = await steps.run(name, () => runTool(args, {}));
    if (code === 0) continue;
    failed.push(name.toLowerCase());
    process.stdout.write(`${said}\n`);
  }
  try {
    await steps.run('Build', () => ensureBuilt(buildFolder()));
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    failed.push('build');
  }
  if (failed.length > 0) throw new PlainError(`Not verified: ${failed.join(', ')} failed.`);
  process.stdout.write('Verified: format, lint, types and build are as they should be.\n');
});
