import { Client, type ClientConfig } from 'pg';
import { PlainError } from '@/local/plain-error';
import { filters, readMigrations } from './files';
import { withEngine } from './engine';
import { migrateQueues } from './queues';
import { ensureGroupRoles, grantGroupRoles } from './roles';

// One migration at a time on a database, whoever starts it.
const advisoryLock = 7_205_311;

/**
 * Brings the database up to date: group roles, `prisma/migrations`, pg-boss's schema and queues, and
 * the rights of the application's login. Answers the names of the migrations applied now.
 * @throws PlainError in one sentence when the database cannot be reached or a migration fails.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const owner = await connect('DATABASE_OWNER_URL', ownerUrl);
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
    await ensureGroupRoles(owner);
    const applied = await applyMigrations(ownerUrl);
    await migrateQueues(ownerUrl);
    await grantGroupRoles(owner, decodeURIComponent(new URL(appUrl).username));
    await (await connect('DATABASE_URL', appUrl)).end();
    return applied;
  } finally {
    await owner.end();
  }
}

function applyMigrations(ownerUrl: string): Promise<string[]> {
  const migrationsList = readMigrations();
  return withEngine({ connectionString: ownerUrl }, async (engine) => {
    refuseUnsound(
      await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters,
      }),
    );
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  });
}

function refuseUnsound(history: {
  editedMigrationNames: string[];
  failedMigrationNames: string[];
}): void {
  const [failed] = history.failedMigrationNames;
  if (failed) {
    throw new PlainError(
      `The migration ${failed} failed on this database before: put right what it left, and remove its row from _prisma_migrations.`,
    );
  }
  const [edited] = history.editedMigrationNames;
  if (edited) {
    throw new PlainError(
      `The migration ${edited} was changed after it had been applied to this database.`,
    );
  }
}

/** A connection, or one sentence that says which setting is wrong and how. */
export async function connect(setting: string, url: string): Promise<Client> {
  let client: Client;
  try {
    client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 } as ClientConfig);
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new PlainError(`${setting} does not lead to a database: ${reasonOf(code, message)}`, {
      cause: error,
    });
  }
}

function reasonOf(code: string | undefined, message: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens at that address.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no host of that name.';
    case '28P01':
    case '28000':
      return 'the user or the password is not accepted.';
    case '3D000':
      return 'the server has no database of that name.';
    default:
      return `${message.split('\n')[0]}.`;
  }
}
