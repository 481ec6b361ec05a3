import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestDatabase } from '@/tests/support/databases';

const run = promisify(execFile);

/** Puts the demo into a database, as `npm start` does. */
export function seedDemo(
  { DATABASE_URL, DATABASE_OWNER_URL }: TestDatabase,
  storage: string,
): Promise<{ stdout: string; stderr: string }> {
  return run('node', ['--import', 'tsx', 'prisma/seed/main.ts'], {
    env: { ...process.env, DATABASE_URL, DATABASE_OWNER_URL, STORAGE_DIR: storage },
  });
}
