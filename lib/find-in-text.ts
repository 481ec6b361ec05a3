/** A text in the form in which it is looked through, and where in the text each of its characters comes from. */
export type FoundableText = { text: string; at: readonly number[] };

const ASCII_END = 0x80;
const ALIKE: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
};

/**
 * Makes upper and lower case, letters with and without accents, ligatures and their letters, straight and curly quotes,
 * and any blanks and ends of lines the same.
 */
export function foundable(source: string): FoundableText {
  let text = '';
  const at: number[] = [];
  const add = (letters: string, place: number) => {
    text += letters;
    for (let i = 0; i < letters.length; i += 1) at.push(place);
  };
  for (let place = 0; place < source.length;) {
    const code = source.codePointAt(place) ?? 0;
    const letter = String.fromCodePoint(code);
    if (/\s/.test(letter)) {
      if (!text.endsWith(' ')) add(' ', place);
    } else if (code < ASCII_END) add(letter.toLowerCase(), place);
    else add(plain(letter), place);
    place += letter.length;
  }
  return { text, at };
}

function plain(letter: string): string {
  const bare = letter.normalize('NFKD').replace(/[\p{M}\u00ad]/gu, '');
  return [...bare.toLowerCase()].map((each) => ALIKE[each] ?? each).join('');
}

/** How often a typed text stands in one that was made `foundable`. */
export function countIn(text: string, sought: string): number {
  let count = 0;
  for (let place = next(text, sought, 0); place >= 0; count += 1) {
    place = next(text, sought, place + sought.length);
  }
  return count;
}

/** Where in the source a sought text begins and ends, each time it stands there. */
export function placesIn({ text, at }: FoundableText, sought: string): [number, number][] {
  const places: [number, number][] = [];
  for (let place = next(text, sought, 0); place >= 0;) {
    const last = place + sought.length - 1;
    const end = at[last + 1] ?? (at[last] ?? 0) + 1;
    places.push([at[place] ?? 0, Math.max(end, (at[last] ?? 0) + 1)]);
    place = next(text, sought, place + sought.length);
  }
  return places;
}

/** What was typed, as it is looked for; empty where there is nothing to look for. */
export function soughtText(typed: string): string {
  return foundable(typed).text.trim();
}

function next(text: string, sought: string, from: number): number {
  return sought ? text.indexOf(sought, from) : -1;
}
