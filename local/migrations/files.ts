import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { root } from '@/local/bootstrap/root.mjs';

export const migrationsFolder = join(root, 'prisma', 'migrations');
const schemaFile = join(root, 'prisma', 'schema.prisma');

/** Nothing in the database is managed by anybody else than the migrations. */
export const filters = { externalTables: [], externalEnums: [] };

/** The migrations as the engine wants them, oldest first. */
export function readMigrations(): MigrationList {
  const lockfile = join(migrationsFolder, 'migration_lock.toml');
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(sqlOf(name), 'utf8') },
      },
    })),
  };
}

export function migrationNames(): string[] {
  if (!existsSync(migrationsFolder)) return [];
  return readdirSync(migrationsFolder)
    .filter((name) => existsSync(sqlOf(name)))
    .sort();
}

export function readSchema(): SchemasContainer {
  return { files: [{ path: schemaFile, content: readFileSync(schemaFile, 'utf8') }] };
}

/** A fingerprint of all that makes a migrated database what it is: it changes when any of it does. */
export function migrationsFingerprint(): string {
  const hash = createHash('sha256');
  for (const name of migrationNames()) hash.update(name).update(readFileSync(sqlOf(name)));
  for (const file of ['lib/queues.ts', 'local/migrations/queues.ts', 'local/migrations/roles.ts']) {
    hash.update(readFileSync(join(root, file)));
  }
  hash.update(readFileSync(join(root, 'node_modules', 'pg-boss', 'package.json')));
  return hash.digest('hex').slice(0, 16);
}

function sqlOf(name: string): string {
  return join(migrationsFolder, name, 'migration.sql');
}
