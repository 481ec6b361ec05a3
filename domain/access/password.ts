import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

type Cost = { N: number; r: number; p: number };

/** OWASP's Password Storage Cheat Sheet for scrypt: 32 MiB and three rounds a guess. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Of a password that nobody knows: what an unknown address is checked against, so that the time tells nothing. */
const NOBODYS =
  '$scrypt$ln=15,r=8,p=3$cG9yY2hsaWdodC1ub2JvZA$q0m5wZ8m0c3Vw1k1oGqXb1Gm0t5r3yQ2yqk0kqvB7aU';

/**
 * The password as it is kept: scrypt with a salt of its own unless one is given, in the PHC string format. Takes about a tenth of a second
 * and 32 MiB; belongs outside of `dbAs`.
 */
export async function hashPassword(
  password: string,
  salt: Uint8Array = randomBytes(SALT_BYTES),
): Promise<string> {
  const key = await derive(password, salt, KEY_BYTES, COST);
  return `$scrypt$ln=${Math.log2(COST.N)},r=${COST.r},p=${COST.p}$${base64(Buffer.from(salt))}$${base64(key)}`;
}

/**
 * Whether `password` is the one that was kept. With null (nobody has the address, or no password was set) it is no, and
 * takes as long as any other no.
 */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = PHC.exec(kept ?? NOBODYS) ?? [];
  if (!ln || !r || !p) throw new Error('A password is kept in a form that is not known here');
  const expected = Buffer.from(key, 'base64');
  const cost = { N: 2 ** Number(ln), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64'), expected.length, cost);
  return timingSafeEqual(given, expected) && kept !== null;
}

/** What looks the same on two keyboards is the same password (NIST SP 800-63B, 5.1.1.2). */
function derive(password: string, salt: Uint8Array, length: number, cost: Cost): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
