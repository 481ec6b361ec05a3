import { commonPasswords } from '@/lib/common-passwords';
import { PortalError } from '@/lib/errors';

/** Counted as people count: in characters, not in bytes. Where a password stands alone, and where a code is asked after it. */
export const SHORTEST_ALONE = 15;
export const SHORTEST_WITH_CODE = 8;
/** More is no safer, and every character costs the one who checks it. */
const LONGEST = 200;

type Owner = { name: string; email: string };

/**
 * Refuses a password that would be guessed: too short (15 characters where it is all that lets one in, 8 where a code is
 * asked after it), the person's own name or address, one thing over and over, a run, or one of those that were found in
 * breaches. Nothing else is asked of it (NIST SP 800-63B-4, 3.1.1.2).
 * @throws PortalError invalid, on `field`, with a sentence about why.
 */
export async function checkNewPassword(
  password: string,
  person: Owner,
  { hasSecondFactor = false, field = 'password' } = {},
): Promise<void> {
  const shortest = hasSecondFactor ? SHORTEST_WITH_CODE : SHORTEST_ALONE;
  const refuse = (key: string) => {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { [field]: `access.${key}` },
      values: { shortest },
    });
  };
  const length = lengthOf(password);
  if (length < SHORTEST_WITH_CODE) refuse('password_short');
  if (length > LONGEST) refuse('password_long');
  const bare = stripped(password);
  const once = unitOf(bare);
  if (ownWords(person).some((word) => [bare, once].includes(stripped(word))))
    refuse('password_own');
  if (isRun(password) || saysOneThing(password, bare)) refuse('password_common');
  const common = await commonForms();
  if ([folded(password), bare, once].some((form) => common.has(form))) refuse('password_common');
  // Last, so that whoever makes theirs longer is not told afterwards that it was no good to begin with.
  if (length < shortest) refuse('password_short');
}

/** How long a password is, in characters. */
export function lengthOf(password: string): number {
  return [...password].length;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Lower case, without what people put round a word to satisfy a rule: 'Dana.Whitlock1!' is 'danawhitlock'. */
function stripped(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\d+|\d+$/g, '');
}

/** What a text says over and over: of 'kilnkilnkiln' it is 'kiln'; of any other it is the text. */
function unitOf(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

/** Less than a password's worth, however often: 'abcabcabcabcabc', '1212121212121212'. */
function saysOneThing(password: string, bare: string): boolean {
  const whole = bare || password;
  const unit = unitOf(whole);
  return unit !== whole && lengthOf(unit) < SHORTEST_WITH_CODE;
}

let forms: Promise<Set<string>> | undefined;

/** The list as it is compared: each as it is, and stripped. */
function commonForms(): Promise<Set<string>> {
  forms ??= commonPasswords().then((list) => {
    const all = new Set(list.flatMap((password) => [password, stripped(password)]));
    all.delete('');
    return all;
  });
  return forms;
}

function ownWords({ name, email }: Owner): string[] {
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
