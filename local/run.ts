import { spawn } from 'node:child_process';
import { openDatabase } from './database';
import { migrate } from './migrations/apply';
import { runCommand } from './plain-error';
import { productEnvironment } from './product-environment';
import { findRun } from './start/run-file';

/**
 * `node --import tsx local/run.ts FILE …`: runs a program of the product on the database that
 * `npm start` uses, whether that runs or not. An embedded one that does not run is started for the
 * program and stopped after it.
 */
await runCommand(async () => {
  const database = await openDatabase();
  try {
    await migrate(database.DATABASE_OWNER_URL, database.DATABASE_URL);
    process.exitCode = await runProgram(process.argv.slice(2), {
      ...productEnvironment(database),
      DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
      ...addressesOfRun(),
    });
  } finally {
    await database.leave();
  }
});

/** Where the portal and the outbox of a running portal are, so that links and mails lead there. */
function addressesOfRun(): Record<string, string> {
  const run = findRun();
  const { NEXTAUTH_URL, SMTP_URL } = process.env;
  const smtpPort = run?.parts.outbox?.smtpPort;
  return {
    ...(!NEXTAUTH_URL && run ? { NEXTAUTH_URL: run.url } : {}),
    ...(!SMTP_URL && smtpPort ? { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` } : {}),
  };
}

function runProgram(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', ['--import', 'tsx', ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
