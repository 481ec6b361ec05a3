import { PlainError, runCommand } from './plain-error';
import { buildFolder, ensureBuilt } from './start/build';
import { Steps } from './start/steps';
import { runTool } from './start/tool';

const eslint = ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'];
const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'];
const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false', '-p', '.'];

/** `npm run verify`: build, then format, lint with the import rules of the house, and types. */
await runCommand(async () => {
  const steps = new Steps();
  const failed: string[] = [];
  const check = async (name: string, args: string[]) => {
    const { code, said } = await runTool(args, {});
    if (code === 0) return;
    failed.push(name);
    process.stdout.write(`\n${said}\n`);
  };
  // Before the types: Next writes some of them, and an older build's would be out of date.
  await steps
    .run('Build', () => ensureBuilt(buildFolder()))
    .catch((error: unknown) => {
      if (!(error instanceof PlainError)) throw error;
      failed.push('build');
    });
  // Each keeps one core busy, and the lint takes as long as the other two.
  await steps.run('Checks', () =>
    Promise.all([check('lint', eslint), check('format', prettier).then(() => check('types', tsc))]),
  );
  if (failed.length > 0) throw new PlainError(`Not verified: ${failed.join(', ')} failed.`);
  process.stdout.write('Verified: format, lint, build and types are as they should be.\n');
});
