import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/local/bootstrap/lock.mjs';
import { root } from '@/local/bootstrap/root.mjs';
import { migrate } from '@/local/migrations/apply';
import { migrationsFingerprint } from '@/local/migrations/files';
import { asAdmin, makeDatabase, ownerRole } from '@/local/postgres/portal-database';
import type { TestServer } from '@/local/postgres/test-server';
import { insertCast } from './cast-rows';
import type { TestDatabases } from './databases';

type Templates = Pick<TestDatabases, 'emptyTemplate' | 'castTemplate'>;

const kept = 6;

/**
 * Sees that the two templates are there: one migrated and empty, one with the cast. They bear a
 * fingerprint of the migrations and of the cast, so that each change makes new ones, once.
 */
export function ensureTemplates(server: TestServer): Promise<Templates> {
  return withLock('test-templates', async () => {
    const emptyTemplate = `template_${migrationsFingerprint()}`;
    const castTemplate = `${emptyTemplate}_${castFingerprint()}`;
    if (await isFinished(server, castTemplate)) return { emptyTemplate, castTemplate };

    if (!(await isFinished(server, emptyTemplate))) {
      await dropOldTemplates(server);
      await drop(server, emptyTemplate);
      await makeDatabase(server, emptyTemplate);
      const { DATABASE_OWNER_URL, DATABASE_URL } = server.urls(emptyTemplate);
      await migrate(DATABASE_OWNER_URL, DATABASE_URL);
      await finish(server, emptyTemplate);
    }
    await drop(server, castTemplate);
    await asAdmin(server, (admin) =>
      admin.query(
        `CREATE DATABASE "${castTemplate}" TEMPLATE "${emptyTemplate}" OWNER ${ownerRole}`,
      ),
    );
    await asAdmin(server, insertCast, castTemplate);
    await finish(server, castTemplate);
    return { emptyTemplate, castTemplate };
  });
}

function castFingerprint(): string {
  const hash = createHash('sha256');
  for (const file of ['cast.ts', 'cast-rows.ts']) {
    hash.update(readFileSync(join(root, 'tests', 'support', file)));
  }
  return hash.digest('hex').slice(0, 8);
}

/** PostgreSQL's own mark of a template says that the making of it went to its end. */
function isFinished(server: TestServer, name: string): Promise<boolean> {
  return asAdmin(server, async (admin) => {
    const found = await admin.query(
      'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
      [name],
    );
    return found.rowCount === 1;
  });
}

async function finish(server: TestServer, name: string): Promise<void> {
  await asAdmin(server, (admin) => admin.query(`ALTER DATABASE "${name}" IS_TEMPLATE true`));
}

async function drop(server: TestServer, name: string): Promise<void> {
  await asAdmin(server, async (admin) => {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) return;
    await admin.query(`ALTER DATABASE "${name}" IS_TEMPLATE false`);
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  });
}

/** A few are kept: another run may have begun before the migrations changed. */
async function dropOldTemplates(server: TestServer): Promise<void> {
  const { rows } = await asAdmin(server, (admin) =>
    admin.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname ~ '^template_' ORDER BY oid DESC OFFSET ${kept}`,
    ),
  );
  for (const { datname } of rows) await drop(server, datname);
}
