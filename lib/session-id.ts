import { randomBytes } from 'node:crypto';

/**
 * A new id of a session: 128 random bits (OWASP ASVS 5.0, 7.2.3) where a UUIDv7 has 74, and nothing in it of when it was
 * made, so that no session's id says anything of another's. PostgreSQL takes a UUID of any version.
 */
export function newSessionId(): string {
  const hex = randomBytes(16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
