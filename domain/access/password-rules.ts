import { PortalError } from '@/lib/errors';

/** Counted as people count: in characters, not in bytes. */
const SHORTEST = 8;
/** More is no safer, and every character costs the one who checks it. */
const LONGEST = 200;

/** What is tried first against every address there is. Each is long enough to pass by length alone. */
const COMMON = new Set([
  'password',
  'passwort',
  'passw0rd',
  'baseball',
  'football',
  'sunshine',
  'princess',
  'superman',
  'starwars',
  'trustno1',
  'whatever',
  'iloveyou',
  'welcome',
  'letmein',
  'qwertyui',
  'qwertyuiop',
  'asdfghjk',
  'asdfghjkl',
  'abcdefgh',
  'computer',
  'michelle',
  'corvette',
]);

/**
 * Refuses a password that would be guessed: under 8 characters, the person's own name or address, one character over
 * and over, a run of digits, or one of the commonest. Nothing else is asked of it (NIST SP 800-63B, 5.1.1.2).
 * @throws PortalError invalid, on the field `password`, with a sentence about why.
 */
export function checkNewPassword(password: string, person: { name: string; email: string }): void {
  const refuse = (key: string) => {
    throw new PortalError('invalid', 'errors.invalid', { fields: { password: `access.${key}` } });
  };
  const length = [...password].length;
  if (length < SHORTEST) refuse('password_short');
  if (length > LONGEST) refuse('password_long');
  const bare = stripped(password);
  if (ownWords(person).some((word) => stripped(word) === bare)) refuse('password_own');
  if (isRun(password) || COMMON.has(bare)) refuse('password_common');
}

/** Lower case, without what people put round a word to satisfy a rule: 'Dana.Whitlock1!' is 'danawhitlock'. */
function stripped(text: string): string {
  const letters = text.normalize('NFKC').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]/gu, '').replace(/^\d+|\d+$/g, '');
}

function ownWords({ name, email }: { name: string; email: string }): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [name, ...name.split(/\s+/), email, local, domain, domain.split('.')[0] ?? ''].filter(
    (word) => stripped(word) !== '',
  );
}

/** 'aaaaaaaa', '12345678', '87654321': each character stands at one distance from the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  if (Math.abs(step) > 1) return false;
  return codes.every((code, place) => place === 0 || code - (codes[place - 1] ?? 0) === step);
}
