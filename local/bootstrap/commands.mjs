/**
 * What each npm script runs, as arguments of Node 24. `local/run.ts` runs a program of the product
 * with the database and the secrets that `npm start` uses.
 */
const tsx = ['--import', 'tsx'];
const withParts = [...tsx, 'local/run.ts'];

export const commands = {
  start: [...tsx, 'local/start/main.ts'],
  test: [...tsx, 'local/test.ts'],
  verify: [...tsx, 'local/verify.ts'],
  bench: [...tsx, 'cli/bench.ts'],
  // The file is streamed: a small heap keeps the collector at it, and the memory flat.
  import: [...withParts, '--max-old-space-size=256', '--max-semi-space-size=8', 'cli/import.ts'],
  setup: [...withParts, 'cli/setup.ts'],
  worker: [...withParts, 'worker/main.ts'],
  'activity:verify': [...tsx, 'local/verify-log.ts'],
  'friction:replay': [...tsx, 'cli/friction-replay.ts'],
  'db:migrate': [...withParts, 'local/migrate.ts'],
  'db:migration': [...tsx, 'local/new-migration.ts'],
  icons: [...tsx, 'local/draw-icons.ts'],
  'stripe:calls': [...tsx, 'local/stripe-calls/main.ts'],
  'prisma:generate': ['--eval', ''],
};
