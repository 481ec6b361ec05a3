import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { cloneDatabase } from './databases';

/**
 * Runs before each file of tests that asks for a database: clones the one with the cast, and sets
 * the environment that lib/env reads, before anything of the product is loaded.
 */
const databases = inject('testDatabases');
const database = await cloneDatabase(databases, databases.castTemplate);
// The cast has just come in, however long ago the template was made: a proof of presence ends after minutes.
await database.query('UPDATE session SET proved_at = now()');
const storage = mkdtempSync(join(tmpdir(), 'porchlight-test-'));

Object.assign(process.env, {
  DATABASE_URL: database.DATABASE_URL,
  DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  NEXTAUTH_URL: 'http://portal.test',
  KEYRING: `k1:${randomBytes(32).toString('base64')}`,
  STORAGE_DIR: storage,
});
globalThis.porchlightTestDatabase = database;

afterAll(async () => {
  const { closeDb } = await import('@/lib/db');
  const { closeJobs } = await import('@/lib/jobs');
  await closeJobs();
  await closeDb();
  await database.drop();
  rmSync(storage, { recursive: true, force: true });
});
