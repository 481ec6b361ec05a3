import { spawn } from 'node:child_process';
import { openDatabase } from './database';
import { migrate } from './migrations/apply';
import { productEnvironment } from './product-environment';
import { findRun } from './start/run-file';

/**
 * Runs a program of the product on the database that `npm start` uses, whether that runs or not. An embedded one that does not
 * run is started for the program and stopped after it.
 * @param args the program's file, and what it is told, behind options of Node
 * @returns the code that it ended with
 */
export async function runOnDatabase(args: string[]): Promise<number> {
  const database = await openDatabase();
  try {
    await migrate(database.DATABASE_OWNER_URL, database.DATABASE_URL);
    return await runProgram(args, {
      ...productEnvironment(database),
      DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
      ...addressesOfRun(),
    });
  } finally {
    await database.leave();
  }
}

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

/** Runs a program of the product with `env` beside this process's own. Answers the code that it ended with. */
export function runProgram(args: string[], env: Record<string, string>): Promise<number> {
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
