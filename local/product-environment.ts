import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseUrls } from './postgres/portal-database';
import { keepSecret, secretsFile, stateFolder } from './state';

/**
 * The environment in which the product's programs run: what the reader set, and for what they did
 * not, the embedded parts' addresses and the secrets kept in secrets.json.
 */
export function productEnvironment(database: DatabaseUrls): Record<string, string> {
  const { NEXTAUTH_SECRET, KEYRING, STORAGE_DIR } = process.env;
  return {
    DATABASE_URL: database.DATABASE_URL,
    NEXTAUTH_SECRET: NEXTAUTH_SECRET ?? keepSecret(secretsFile(), 'NEXTAUTH_SECRET'),
    KEYRING: KEYRING ?? keepSecret(secretsFile(), 'KEYRING', newKeyring),
    STORAGE_DIR: STORAGE_DIR ?? join(stateFolder, 'storage'),
  };
}

function newKeyring(): string {
  return `k1:${randomBytes(32).toString('base64')}`;
}
