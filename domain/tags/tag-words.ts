import { PortalError } from '@/lib/errors';
import { foldText } from '../words/fold-text';
import { plainLine } from '../documents/plain-line';

const MOST_LETTERS = 40;

/** A tag as it is shown, and in the form by which two are the same. */
export type Tag = { name: string; key: string };

/**
 * A typed tag: one line, without a hash mark before it. "W-2" and "w2", "Café" and "cafe" are one.
 * @throws PortalError invalid, by field
 */
export function readTag(typed: string): Tag {
  const name = plainLine(typed).replace(/^#+\s*/, '');
  const key = tagKey(name);
  const problem = !key
    ? 'documentTags.errors.empty'
    : [...name].length > MOST_LETTERS
      ? 'documentTags.errors.too_long'
      : null;
  if (problem) throw new PortalError('invalid', 'errors.invalid', { fields: { tag: problem } });
  return { name, key };
}

/** By what two tags are the same. */
export function tagKey(name: string): string {
  return foldText(name).replaceAll(' ', '');
}
