import { createHmac } from 'node:crypto';
import { derivedKeys } from '@/lib/keyring';

/** Letters and digits that are not taken for one another. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const LENGTH = 6;

/**
 * The codes that a sample can bear, the present one first: they come from its id and the keyring, so that no row holds
 * one, and a key that was turned meanwhile makes none invalid.
 */
export function sampleCodes(sampleId: string): string[] {
  return derivedKeys('codes of consent samples').map(({ key }) => {
    const digest = createHmac('sha256', key).update(sampleId).digest();
    return [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  });
}

/** A code as it was typed: without the gap in the middle, in capitals. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
