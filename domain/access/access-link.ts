import { createHash, randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;

/** How long a link in a mail works. */
export const LINK_LIFETIMES_MS = { invitation: 14 * DAY_MS, password_reset: DAY_MS / 24 };

/** A new secret for a link, and what of it is kept. The secret goes into the mail and nowhere else. */
export function newLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashLinkToken(token) };
}

/** What is kept of a link's secret: 256 random bits need no salt and no slow hash. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
