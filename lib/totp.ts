import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app knows: 6 digits of SHA-1, new each 30 seconds (RFC 6238). */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 };
/** A clock may be one step off, either way (RFC 6238, 5.2). */
const DRIFT_STEPS = 1;
/** As long as the hash, which is what RFC 4226 asks for (4, R6). */
const SECRET_BYTES = 20;

/** A new secret, to be shared with one person's app. */
export function newTotpSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES);
}

/** What the app is told, as an address for its camera and as a key to be typed. */
export function describeTotp(
  secret: Uint8Array,
  { issuer, label }: { issuer: string; label: string },
): { address: string; key: string } {
  const shared = shareable(secret);
  const totp = new TOTP({ ...SHAPE, issuer, label, secret: shared });
  return { address: totp.toString(), key: shared.base32 };
}

/**
 * The step of 30 seconds since 1970 whose code this is, at most one away from that of `at`; null for any other code.
 */
export function totpStepOf(code: string, secret: Uint8Array, at: Date): number | null {
  const timestamp = at.getTime();
  const delta = TOTP.validate({
    ...SHAPE,
    token: code,
    secret: shareable(secret),
    timestamp,
    window: DRIFT_STEPS,
  });
  return delta === null ? null : Math.floor(timestamp / (SHAPE.period * 1000)) + delta;
}

function shareable(secret: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
