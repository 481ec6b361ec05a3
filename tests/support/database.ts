import { inject } from 'vitest';
import { cloneDatabase, type TestDatabase } from './databases';

declare global {
  // Set by own-database.ts, which vitest runs outside of the tests' own module graph.
  var porchlightTestDatabase: TestDatabase | undefined;
}

/** The database of this file of tests: a clone of the migrated template with the cast in it. */
export function testDatabase(): TestDatabase {
  if (!globalThis.porchlightTestDatabase) {
    throw new Error('Only a test of the projects "db" and "access" has a database of its own.');
  }
  return globalThis.porchlightTestDatabase;
}

/**
 * Runs SQL as the superuser on this file's database, past row-level security and its actors: for
 * fixtures that no verb makes, and for looking at what a verb left. Answers the rows.
 */
export function ownerQuery<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]> {
  return testDatabase().query<Row>(sql, values);
}

/** Another database, migrated and empty: no firm, nobody. Whoever asks for it drops it. */
export function emptyDatabase(): Promise<TestDatabase> {
  const databases = inject('testDatabases');
  return cloneDatabase(databases, databases.emptyTemplate);
}

/** Another database with the cast in it, for what must not see this file's rows. */
export function castDatabase(): Promise<TestDatabase> {
  const databases = inject('testDatabases');
  return cloneDatabase(databases, databases.castTemplate);
}
