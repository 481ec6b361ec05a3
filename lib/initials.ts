const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What stands in a person's or a client's tile: the first and the last word's first letters ('DW'), or
 * the first character alone where the script has no capitals ('星').
 */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s\u3000]+/)
    .map(withoutMarks)
    .filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return isCapital(first) && isCapital(last) ? first + last : first;
}

/** What stands in a firm's mark: both sides of an 'and' are named, 'Alder & Finch' is 'A&F'. */
export function firmInitials(name: string): string {
  const sides = /^(\S+)\s+(?:&|and)\s+(\S+)/i.exec(name);
  if (!sides) return initialsOf(name);
  return `${firstLetter(withoutMarks(sides[1] ?? ''))}&${firstLetter(withoutMarks(sides[2] ?? ''))}`;
}

function withoutMarks(word: string): string {
  return word.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

function firstLetter(word = ''): string {
  const [first] = segmenter.segment(word);
  return first?.segment.toLocaleUpperCase('en') ?? '';
}

function isCapital(letter: string): boolean {
  return /^\p{Lu}/u.test(letter);
}
