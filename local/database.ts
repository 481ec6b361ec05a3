import { join } from 'node:path';
import { connect } from './migrations/apply';
import { PlainError } from './plain-error';
import {
  asAdmin,
  makeDatabase,
  makeLogins,
  urlsOf,
  type DatabaseUrls,
} from './postgres/portal-database';
import { joinPostgres, type PostgresServer } from './postgres/server';
import { requireWritableState, secretsFile, stateFolder } from './state';

const name = 'porchlight';
/** What the embedded PostgreSQL is told beside its own defaults. */
export const embeddedSettings = ['max_connections = 100', 'shared_buffers = 128MB'];

export interface Database extends DatabaseUrls {
  /** The embedded server, or null where DATABASE_URL names one of the reader's own. */
  server: PostgresServer | null;
  leave(): Promise<void>;
}

/**
 * The database that DATABASE_URL and DATABASE_OWNER_URL name, or the embedded one, started if it
 * does not run and made if it is not there. Whoever opens it leaves it again.
 * @throws PlainError where the settings are not right.
 */
export async function openDatabase(): Promise<Database> {
  requireWritableState();
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (DATABASE_URL || DATABASE_OWNER_URL) {
    const given = {
      DATABASE_URL: checkUrl('DATABASE_URL', DATABASE_URL),
      DATABASE_OWNER_URL: checkUrl('DATABASE_OWNER_URL', DATABASE_OWNER_URL),
    };
    return { ...given, server: null, leave: async () => {} };
  }
  const server = await joinPostgres(join(stateFolder, 'postgres'), embeddedSettings);
  try {
    await makeLogins(server, secretsFile());
    await makeDatabase(server, name);
    return { ...urlsOf(server, name, secretsFile()), server, leave: () => server.leave() };
  } catch (error) {
    await server.leave();
    throw error;
  }
}

/** Throws away all that is in the embedded database, for a demo that was not finished. */
export async function renewDatabase(server: PostgresServer): Promise<void> {
  await asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await makeDatabase(server, name);
}

/** What the firm's row says: whether there is a firm yet, and whether it is a demo. */
export async function readFirm(appUrl: string): Promise<{ exists: boolean; demo: boolean }> {
  const client = await connect('DATABASE_URL', appUrl);
  try {
    await client.query(`SELECT set_config('app.actor_kind', 'public', false)`);
    const { rows } = await client.query<{ demo: boolean }>('SELECT demo FROM firm');
    return { exists: rows.length > 0, demo: rows[0]?.demo ?? false };
  } finally {
    await client.end();
  }
}

function checkUrl(setting: string, value: string | undefined): string {
  if (!value) {
    const other = setting === 'DATABASE_URL' ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
    throw new PlainError(
      `${other} is set and ${setting} is not: Porchlight needs both, the application's role and the owner's.`,
    );
  }
  const url = URL.parse(value);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.username || url.pathname.length < 2) {
    throw new PlainError(
      `${setting} is not the address of a database: it should look like postgresql://user:password@host:5432/name.`,
    );
  }
  return value;
}
