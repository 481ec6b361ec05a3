import { join } from 'node:path';
import { Client } from 'pg';
import { withLock } from '@/local/bootstrap/lock.mjs';
import { embeddedSettings } from '@/local/database';
import { migrate } from '@/local/migrations/apply';
import {
  asAdmin,
  makeDatabase,
  makeLogins,
  urlsOf,
  type DatabaseUrls,
} from '@/local/postgres/portal-database';
import { joinPostgres, type PostgresServer } from '@/local/postgres/server';
import { stateFolder } from '@/local/state';

const home = join(stateFolder, 'bench');
const name = 'bench';

/** A database of the bench's own: migrated, and empty until somebody loads it. */
export interface BenchDatabase extends DatabaseUrls {
  /** The superuser in it: past row-level security, for loading in bulk. */
  admin: Client;
  /** The file that the server logs to. */
  log: string;
}

/**
 * Works on a new database of an embedded PostgreSQL that only benches use, with the settings of the one
 * that `npm start` uses: writes wait for the disk, as they do in production. One bench at a time.
 */
export function withBenchDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  return withLock('bench', async () => {
    const server = await joinPostgres(join(home, 'postgres'), embeddedSettings);
    try {
      const urls = await makeAnew(server);
      const admin = new Client(server.admin(name));
      await admin.connect();
      try {
        return await work({ admin, log: join(server.home, 'server.log'), ...urls });
      } finally {
        await admin.end();
        await drop(server);
      }
    } finally {
      await server.leave();
    }
  });
}

async function makeAnew(server: PostgresServer): Promise<DatabaseUrls> {
  const secrets = join(home, 'secrets.json');
  // One that a killed bench left.
  await drop(server);
  await makeLogins(server, secrets);
  await makeDatabase(server, name);
  const urls = urlsOf(server, name, secrets);
  await migrate(urls.DATABASE_OWNER_URL, urls.DATABASE_URL);
  return urls;
}

function drop(server: PostgresServer): Promise<void> {
  return asAdmin(server, async (postgres) => {
    await postgres.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}
