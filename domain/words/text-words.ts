import { foldText } from './fold-text';

/** No text has so many, and what is no text is not looked for. */
const MOST_WORDS = 20_000;
const LONGEST = 40;
/** From so many figures on it may be the number of an account or of a person. */
const MOST_FIGURES = 4;

/** Figures that belong together, whatever is put between them. */
const NUMBERS = /\p{Nd}+(?:[\s.,/()\-\u2010-\u2015]{1,3}\p{Nd}+)*/gu;
const SOCIAL_SECURITY = /^\d{3}\D+\d{2}\D+\d{4}$/;
const YEARS = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const BROKEN_WORD = /(\p{L})(?:\u00ad|[-\u2010]\s*\n\s*(?=\p{Ll}))/gu;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

/**
 * The words of a text, each once, in the form in which they are compared (`foldText`); pairs of letters where a script has
 * no spaces. Left out is whatever could be the number of a person or an account: figures in a row, five or more of them,
 * whatever stands between them, but for the years among them.
 */
export function textWords(text: string): string[] {
  const words = new Set<string>();
  for (const word of split(hideNumbers(text.replace(BROKEN_WORD, '$1').normalize('NFKC')))) {
    words.add(word);
    if (words.size === MOST_WORDS) break;
  }
  return [...words];
}

/** What a typed word has to be found by in a text; empty where no text is looked through for it. */
export function typedWords(typed: string): string[] {
  const text = typed.normalize('NFKC');
  return hideNumbers(text) === text ? [...new Set(split(text))] : [];
}

function hideNumbers(text: string): string {
  return text.replace(NUMBERS, (run) => {
    if (figuresIn(run) <= MOST_FIGURES) return run;
    return SOCIAL_SECURITY.test(run) ? ' ' : ` ${(run.match(YEARS) ?? []).join(' ')} `;
  });
}

function* split(text: string): Generator<string> {
  for (const part of foldText(text).trim().split(' ')) {
    for (const [run] of part.matchAll(UNSPACED)) yield* pairsOf([...run]);
    for (const word of part.split(UNSPACED)) {
      const isWord = word.length > 1 && word.length <= LONGEST && figuresIn(word) <= MOST_FIGURES;
      if (isWord) yield word;
    }
  }
}

function pairsOf(letters: string[]): string[] {
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function figuresIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}
