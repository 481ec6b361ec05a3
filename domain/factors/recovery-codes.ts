import { randomBytes, randomInt } from 'node:crypto';
import { hashPassword } from '@/domain/access/password';

const COUNT = 10;
/** Crockford's base 32: no letter that is read as a digit. Ten of them are 50 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** Ten new codes as they are read, 'K7QF2-9XM4T', and what is kept of them. Takes about a second; belongs outside of `dbAs`. */
export async function newRecoveryCodes(): Promise<{
  codes: string[];
  hashes: string[];
  salt: Uint8Array<ArrayBuffer>;
}> {
  const salt = new Uint8Array(randomBytes(16));
  const bare = Array.from({ length: COUNT }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  );
  const hashes: string[] = [];
  // One after another: each takes 32 MiB.
  for (const code of bare) hashes.push(await hashPassword(code, salt));
  return { codes: bare.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`), hashes, salt };
}

/**
 * What is kept of a code that somebody types, whatever they write between the characters; null where it is none. The ten
 * share their salt, so that one is hashed and not ten (OWASP ASVS 5.0, 6.5.2 asks for a password's hash under 112 bits).
 */
export async function hashRecoveryCode(typed: string, salt: Uint8Array): Promise<string | null> {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (bare.length !== LENGTH || ![...bare].every((letter) => ALPHABET.includes(letter)))
    return null;
  return hashPassword(bare, salt);
}
