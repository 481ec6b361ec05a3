const MOST_CHARACTERS = 180;
const MOST_ENDING = 12;

/** Control characters, marks that turn the direction of writing, and what has no width at all. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const NOT_IN_NAMES = /[<>:"|?*]/g;

/**
 * A file's name as it is shown and offered for saving, from what somebody's browser said: one Unicode form, without
 * folders, control characters or marks that make it read otherwise than it is, and of a length that can be read. It is
 * never used as a path.
 */
export function cleanFilename(name: string): string {
  const last = name.normalize('NFC').replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(NOT_IN_NAMES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (!plain) return 'document';
  return shorten(RESERVED.test(plain) ? `_${plain}` : plain);
}

const MOST_FOLDERS = 6;

/** The folder of a file as it is shown, each part of it cleaned as a name is; the innermost ones where it is deep. */
export function cleanFolder(path: string | null): string | null {
  const parts = (path ?? '')
    .split(/[\\/]/)
    .filter((part) => part.trim() && !/^\.+$/.test(part.trim()))
    .slice(-MOST_FOLDERS)
    .map(cleanFilename);
  return parts.length ? parts.join('/') : null;
}

/** A title from a file's name: without its ending, and with spaces where names have dashes. */
export function titleOf(filename: string): string {
  const stem = filename.replace(/\.[\p{L}\p{N}]{1,10}$/u, '');
  const words = stem
    .replace(/_+/g, ' ')
    .replace(/\s*\((\d+)\)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words || filename;
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MOST_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= MOST_ENDING ? characters.slice(dot) : [];
  return [...characters.slice(0, MOST_CHARACTERS - 1 - ending.length), '…', ...ending].join('');
}
