import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { isAlive } from '@/local/bootstrap/alive.mjs';
import { asAdmin, ownerRole } from '@/local/postgres/portal-database';
import type { ConnectionSettings, PostgresServer } from '@/local/postgres/server';

/** What a test needs to make databases of its own. */
export interface TestDatabases {
  admin: ConnectionSettings;
  /** Connection strings of the two roles, without the database's name at the end. */
  appUrl: string;
  ownerUrl: string;
  /** The process id of the test run: databases bear it, so that what a killed run left is known. */
  run: number;
  /** Migrated, with nothing in it. */
  emptyTemplate: string;
  /** Migrated, with the named cast. */
  castTemplate: string;
}

export interface TestDatabase {
  name: string;
  DATABASE_URL: string;
  DATABASE_OWNER_URL: string;
  /** Runs SQL as the superuser, past row-level security: for fixtures and for looking closely. */
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of one's own, a clone of the template. It takes about a tenth of a second. */
export async function cloneDatabase(
  databases: TestDatabases,
  template: string,
): Promise<TestDatabase> {
  const name = `run_${databases.run}_${randomUUID().slice(0, 8)}`;
  const inPostgres = (sql: string) => once(databases.admin, (client) => client.query(sql));
  await inPostgres(
    `CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER ${ownerRole} STRATEGY FILE_COPY`,
  );
  const admin = new Client({ ...databases.admin, database: name });
  await admin.connect();
  return {
    name,
    DATABASE_URL: databases.appUrl + name,
    DATABASE_OWNER_URL: databases.ownerUrl + name,
    query: async <Row extends object>(sql: string, values?: unknown[]) =>
      (await admin.query<Row>(sql, values)).rows,
    drop: async () => {
      await admin.end();
      await inPostgres(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
}

/** Drops the clones of runs that ended without doing so. */
export function dropLeftDatabases(server: PostgresServer): Promise<void> {
  return asAdmin(server, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname ~ '^run_[0-9]+_'`,
    );
    for (const { datname } of rows) {
      if (isAlive(Number(datname.split('_')[1]))) continue;
      await admin.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
  });
}

async function once<T>(
  settings: ConnectionSettings,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(settings);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
