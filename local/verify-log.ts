import { toSentence } from './plain-error';
import { runOnDatabase, runProgram } from './run-program';
import { readJson, secretsFile } from './state';

const PROGRAM = 'cli/activity-verify.ts';
/** As the program itself says that it could not read what it was given. */
const NOT_READ = 3;

/**
 * `npm run activity:verify`: goes through the log in the database that `npm start` uses. An export is a file, and is read
 * without one, so that it can be checked on a machine that has none.
 */
async function run(args: string[]): Promise<number> {
  const isFile = args.some((arg) => /^--export(=|$)/.test(arg));
  return isFile ? runProgram([PROGRAM, ...args], keyringHere()) : runOnDatabase([PROGRAM, ...args]);
}

/** With the keyring, where it is here, signatures are checked too. */
function keyringHere(): Record<string, string> {
  const kept = readJson<{ KEYRING?: string }>(secretsFile())?.KEYRING;
  return kept && !process.env.KEYRING ? { KEYRING: kept } : {};
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${toSentence(error)}\n`);
  process.exitCode = NOT_READ;
}
