import { createHash, randomBytes } from 'node:crypto';

const SHAPE = /^[\w-]{43}$/;

/** A new secret that tells one browser from all others: 256 random bits. It goes into a cookie and nowhere else. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a browser's secret, in hex; null for what is no such secret. */
export function hashDeviceSecret(secret: string): string | null {
  return SHAPE.test(secret) ? createHash('sha256').update(secret).digest('hex') : null;
}
