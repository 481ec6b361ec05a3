import { join } from 'node:path';
import { Client } from 'pg';
import { ensureGroupRoles } from '@/local/migrations/roles';
import { stateFolder } from '@/local/state';
import { makeLogins, urlsOf, type DatabaseUrls } from './portal-database';
import { joinPostgres, type PostgresServer } from './server';

/** The tests' server keeps nothing that matters, so that it need not wait for the disk. */
const settings = [
  'fsync = off',
  'synchronous_commit = off',
  'full_page_writes = off',
  'max_connections = 300',
  'shared_buffers = 128MB',
];

export interface TestServer extends PostgresServer {
  urls(database: string): DatabaseUrls;
}

/** Joins the embedded PostgreSQL that all test runs of this project share; its roles are there. */
export async function joinTestPostgres(): Promise<TestServer> {
  const server = await joinPostgres(join(stateFolder, 'test', 'postgres'), settings);
  const secrets = join(stateFolder, 'test', 'secrets.json');
  const urls = (database: string) => urlsOf(server, database, secrets);
  try {
    await makeLogins(server, secrets);
    const owner = new Client({ connectionString: urls('postgres').DATABASE_OWNER_URL });
    await owner.connect();
    await ensureGroupRoles(owner);
    await owner.end();
  } catch (error) {
    await server.leave();
    throw error;
  }
  return { ...server, urls };
}
