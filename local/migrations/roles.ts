import type { Client } from 'pg';
import { PlainError } from '@/local/plain-error';

/** Who reads and writes the product's tables, under row-level security. */
export const appRole = 'porchlight_app';
/** Who works the job queues, in the schema `pgboss`. */
export const jobsRole = 'porchlight_jobs';

/** Makes the two group roles that the migrations grant to, where they are missing. */
export async function ensureGroupRoles(owner: Client): Promise<void> {
  for (const role of [appRole, jobsRole]) {
    // Roles belong to the whole server, so that another database's migration may make it just now.
    await owner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
  }
}

/**
 * Lets the application's login role act as the group roles: as `porchlight_app` always, and as
 * `porchlight_jobs` only after a SET ROLE, which the worker's own connections do.
 * @throws PlainError where the owner may not, or the login could bypass row-level security.
 */
export async function grantGroupRoles(owner: Client, login: string): Promise<void> {
  const found = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1',
    [login],
  );
  const role = found.rows[0];
  if (!role) {
    throw new PlainError(`DATABASE_URL signs in as "${login}", and the database has no such role.`);
  }
  if (role.rolsuper || role.rolbypassrls) {
    throw new PlainError(
      `DATABASE_URL signs in as "${login}", who could bypass row-level security: ` +
        'use a role that is neither superuser nor BYPASSRLS.',
    );
  }
  const name = owner.escapeIdentifier(login);
  const member = await owner.query<{ app: boolean; jobs: boolean }>(
    `SELECT pg_has_role($1, $2, 'USAGE') AS app, pg_has_role($1, $3, 'SET') AS jobs`,
    [login, appRole, jobsRole],
  );
  if (!member.rows[0]?.app) await grant(owner, `GRANT ${appRole} TO ${name}`);
  if (!member.rows[0]?.jobs) {
    await grant(owner, `GRANT ${jobsRole} TO ${name} WITH INHERIT FALSE, SET TRUE`);
  }
}

/** Roles are the whole server's: where another owner made them, this one may not hand them out unasked. */
async function grant(owner: Client, statement: string): Promise<void> {
  try {
    await owner.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new PlainError(
      `DATABASE_OWNER_URL signs in as "${owner.user}", who may not grant ${appRole}, since another owner made it on this server: ` +
        `GRANT ${appRole}, ${jobsRole} TO ${owner.user} WITH ADMIN OPTION, as a superuser.`,
      { cause: error },
    );
  }
}
