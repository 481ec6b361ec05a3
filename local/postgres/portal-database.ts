import { Client } from 'pg';
import { keepSecret } from '@/local/state';
import type { PostgresServer } from './server';

export const ownerRole = 'porchlight_owner';
export const webRole = 'porchlight_web';

export interface DatabaseUrls {
  /** For the application: neither superuser nor able to bypass row-level security. */
  DATABASE_URL: string;
  /** For migrations: owns the database and may make the group roles. */
  DATABASE_OWNER_URL: string;
}

/** Makes the two login roles where they are missing, with the passwords kept in `secrets`. */
export async function makeLogins(server: PostgresServer, secrets: string): Promise<void> {
  await asAdmin(server, async (admin) => {
    for (const [role, attributes] of [
      [ownerRole, 'NOSUPERUSER NOBYPASSRLS NOCREATEDB CREATEROLE'],
      [webRole, 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE'],
    ] as const) {
      const found = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
      const password = admin.escapeLiteral(keepSecret(secrets, role));
      await admin.query(`${verb} ROLE ${role} LOGIN ${attributes} PASSWORD ${password}`);
    }
  });
}

/** Makes an empty database that the owner's role owns; answers false where there was one. */
export function makeDatabase(server: PostgresServer, name: string): Promise<boolean> {
  return asAdmin(server, async (admin) => {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return false;
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} OWNER ${ownerRole}`);
    return true;
  });
}

/** The two connection strings of a database on this server. */
export function urlsOf(server: PostgresServer, name: string, secrets: string): DatabaseUrls {
  const url = (role: string) =>
    `postgresql://${role}:${keepSecret(secrets, role)}@127.0.0.1:${server.port}/${name}`;
  return { DATABASE_URL: url(webRole), DATABASE_OWNER_URL: url(ownerRole) };
}

/** Works as the superuser, in the database `postgres` unless another is named. */
export async function asAdmin<T>(
  server: PostgresServer,
  work: (admin: Client) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const admin = new Client(server.admin(database));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
