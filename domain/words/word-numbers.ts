import { createHmac } from 'node:crypto';
import { derivedKeys } from '@/lib/keyring';

/** The key of an index, and the id of the keyring's that it comes from. */
export type IndexKey = { id: string; key: Buffer };

/** Shorter words look like too many others; longer ones are few, and have many letters to leave out. */
const MENDED = { from: 4, to: 24 };
const BEGINNING = { from: 3, to: 8 };

/** The keys under which words become numbers, the newest first: there are words under older ones until they are made anew. */
export function indexKeys(): IndexKey[] {
  return derivedKeys('words of documents');
}

/** The number that stands for a word in the database: 64 bits of its HMAC, so that without the key it says nothing. */
export function wordNumber(key: IndexKey, word: string): bigint {
  return numberOf(key, 'word', word);
}

/**
 * What leads to a word: its beginnings, and, by deletion (Wolf Garbe's SymSpell), itself and itself without one of its
 * letters. Two words that one letter sets apart have one of these in common.
 */
export function hintsOf(key: IndexKey, word: string): bigint[] {
  const letters = [...word];
  const last = Math.min(BEGINNING.to, letters.length - 1);
  const hints = shortened(word).map((each) => numberOf(key, 'near', each));
  for (let length = BEGINNING.from; length <= last; length += 1) {
    hints.push(numberOf(key, 'begins', letters.slice(0, length).join('')));
  }
  return [...new Set(hints)];
}

/** Under what words that are one letter away from `word` are found; empty where it is not mended. */
export function nearHints(key: IndexKey, word: string): bigint[] {
  return shortened(word).map((each) => numberOf(key, 'near', each));
}

/** Under what longer words that begin with `word` are found; null where it is too short or too long for that. */
export function beginningHint(key: IndexKey, word: string): bigint | null {
  const { length } = [...word];
  if (length < BEGINNING.from || length > BEGINNING.to) return null;
  return numberOf(key, 'begins', word);
}

function shortened(word: string): string[] {
  const letters = [...word];
  const isMended =
    letters.length >= MENDED.from && letters.length <= MENDED.to && /^\p{L}+$/u.test(word);
  if (!isMended) return [];
  return [word, ...new Set(letters.map((_, at) => letters.toSpliced(at, 1).join('')))];
}

function numberOf({ key }: IndexKey, as: 'word' | 'near' | 'begins', text: string): bigint {
  return createHmac('sha256', key).update(`${as} ${text}`).digest().readBigInt64BE(0);
}
