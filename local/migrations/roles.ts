import type { Client } from 'pg';
import { PlainError } from '@/local/plain-error';

/** Who reads and writes the product's tables, under row-level security. */
export const appRole = 'porchlight_app';
/** Who works the job queues, in the schema `pgboss`. */
export const jobsRole = 'porchlight_jobs';

/** Which of them a transaction takes on, by who acts in it: a table's policies are for one or the other. */
export const actorRoles = ['porchlight_contact', 'porchlight_employee', 'porchlight_machine'];

const groupRoles = [appRole, jobsRole, ...actorRoles];

/** Makes the group roles that the migrations grant to and write policies for, where they are missing. */
export async function ensureGroupRoles(owner: Client): Promise<void> {
  for (const role of groupRoles) {
    // Roles belong to the whole server, so that another database's migration may make it just now.
    await owner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
  }
  for (const role of actorRoles) {
    if (!(await hasRole(owner, role, appRole, 'USAGE'))) {
      await grant(owner, `GRANT ${appRole} TO ${role}`);
    }
  }
}

/**
 * Lets the application's login role act as the group roles: as `porchlight_app` always, and as the others only after a
 * SET ROLE: each transaction takes on its actor's, the worker's own connections `porchlight_jobs`.
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
  if (!(await hasRole(owner, login, appRole, 'USAGE'))) {
    await grant(owner, `GRANT ${appRole} TO ${name}`);
  }
  for (const role of [jobsRole, ...actorRoles]) {
    if (await hasRole(owner, login, role, 'SET')) continue;
    await grant(owner, `GRANT ${role} TO ${name} WITH INHERIT FALSE, SET TRUE`);
  }
}

async function hasRole(
  owner: Client,
  member: string,
  role: string,
  how: 'USAGE' | 'SET',
): Promise<boolean> {
  const { rows } = await owner.query<{ has: boolean }>('SELECT pg_has_role($1, $2, $3) AS has', [
    member,
    role,
    how,
  ]);
  return rows[0]?.has ?? false;
}

/** Roles are the whole server's: where another owner made them, this one may not hand them out unasked. */
async function grant(owner: Client, statement: string): Promise<void> {
  try {
    await owner.query(statement);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new PlainError(
      `DATABASE_OWNER_URL signs in as "${owner.user}", who may not grant ${appRole}, since another owner made it on this server: ` +
        `GRANT ${groupRoles.join(', ')} TO ${owner.user} WITH ADMIN OPTION, as a superuser.`,
      { cause: error },
    );
  }
}
