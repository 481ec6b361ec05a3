import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const tests = globSync('tests/**/*.test.{ts,tsx}', { exclude: ['tests/{e2e,access}/**'] });

/** A test that asks for the database, or for the cast that lives in it, gets one of its own. */
const withDatabase = tests.filter((file) =>
  /tests\/support\/(database|cast)'/.test(readFileSync(file, 'utf8')),
);

const database = {
  globalSetup: ['tests/support/global-setup.ts'],
  setupFiles: ['tests/support/own-database.ts'],
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    pool: 'forks',
    restoreMocks: true,
    // Vitest leaves one core alone, which on two of them is half the machine.
    maxWorkers: '100%',
    // A machine that does everything at once is slow; what hangs is found all the same.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: tests.filter((file) => !withDatabase.includes(file)) },
      },
      { extends: true, test: { name: 'db', include: withDatabase, ...database } },
      {
        extends: true,
        test: { name: 'access', include: ['tests/access/**/*.test.ts'], ...database },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          // A whole portal and a browser waits more than it works: two at a time, when nothing else runs.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
