import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';
import { charactersOf } from './font-characters';
import { unpackWoff } from './unpack-woff';

/** Regular, and for what is a name, a heading or a sum. Japanese is never bolder than 600. */
const WEIGHTS = [400, 600] as const;
/** In the order in which a character is looked for; of each package the subsets that hold letters and signs. */
const PACKS = {
  onest: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'],
  // What Onest has not: Greek, Devanagari, the signs of many currencies.
  'noto-sans': ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic-ext', 'devanagari'],
  // Of the Arabic fonts one whose letters are each one glyph: react-pdf loses those that are made of several.
  vazirmatn: ['arabic'],
  // In one file, and in slices that hold rarer characters too.
  'noto-sans-jp': ['japanese', 'slices'],
} as const;
type Pack = keyof typeof PACKS;
/** A word longer than this is broken wherever the line ends. */
const LONGEST_WORD = 28;

/** Han, kana, and the marks between them: a line may end after each of these. */
const JAPANESE =
  /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

type Subset = {
  pack: Pack;
  name: string;
  /** What its package says that it holds. */
  claims: (codePoint: number) => boolean;
};

const require = createRequire(import.meta.url);
const registered = new Set<string>();
let keptSubsets: Subset[] | undefined;
const keptCharacters = new Map<string, (codePoint: number) => boolean>();

/** What no glyph stands for: blanks, controls, and marks that only say how others are written. */
const UNSEEN = /^[\s\p{Cc}\p{Cf}\p{Zs}]$/u;

/**
 * The families that `text` needs, in the order in which a character is looked for: Onest, Noto Sans for what it has not,
 * Vazirmatn for Arabic, then Noto Sans JP and those of its slices that hold rarer characters of a name (髙, 﨑). They are
 * registered with react-pdf once a process and embedded as subsets.
 */
export function fontsFor(text: string): string[] {
  const { families } = chooseFonts(text);
  return families.map(register);
}

/** The characters of a text that no font of ours has: on paper each is an empty box. */
export function missingGlyphs(text: string): string[] {
  return chooseFonts(text).missing;
}

function chooseFonts(text: string): { families: Subset[]; missing: string[] } {
  let wanted = [...new Set(text)].filter((character) => !UNSEEN.test(character));
  const families: Subset[] = [];
  for (const subset of allSubsets()) {
    const has = (character: string) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return subset.claims(codePoint) && holds(subset, codePoint);
    };
    const left = wanted.filter((character) => !has(character));
    // The first is there always: what a paper's drawing adds is Latin.
    if (families.length === 0 || left.length < wanted.length) families.push(subset);
    wanted = left;
  }
  return { families, missing: wanted };
}

function allSubsets(): Subset[] {
  keptSubsets ??= (Object.keys(PACKS) as Pack[]).flatMap(subsetsOf);
  return keptSubsets;
}

function subsetsOf(pack: Pack): Subset[] {
  const ranges = require(`@fontsource/${pack}/unicode.json`) as Record<string, string>;
  const subsets = Object.entries(ranges).map(([name, range]) => ({
    pack,
    name: name.replace(/[[\]]/g, ''),
    claims: inRange(range),
  }));
  const slices = subsets.filter(({ name }) => /^\d+$/.test(name));
  const whole = (codePoint: number) => slices.some(({ claims }) => claims(codePoint));
  return PACKS[pack].flatMap((name) => {
    if (name === 'slices') return slices;
    if (name === 'japanese') return [{ pack, name, claims: whole }];
    return subsets.filter((subset) => subset.name === name);
  });
}

function register({ pack, name }: Subset): string {
  const family = `${pack} ${name}`;
  if (registered.has(family)) return family;
  registered.add(family);
  const fonts = WEIGHTS.map((fontWeight) => ({
    fontWeight,
    src: `data:font/ttf;base64,${readFont({ pack, name }, fontWeight).toString('base64')}`,
  }));
  Font.register({ family, fonts });
  return family;
}

type File = Pick<Subset, 'pack' | 'name'>;

function readFont({ pack, name }: File, weight: (typeof WEIGHTS)[number]): Buffer {
  const file = `@fontsource/${pack}/files/${pack}-${name}-${weight}-normal.woff`;
  return unpackWoff(readFileSync(require.resolve(file)));
}

/** What a subset really holds, the same in each weight. */
function holds(file: File, codePoint: number): boolean {
  const family = `${file.pack} ${file.name}`;
  let known = keptCharacters.get(family);
  if (!known) {
    known = charactersOf(readFont(file, 400));
    keptCharacters.set(family, known);
  }
  return known(codePoint);
}

/** Reads a CSS unicode-range: 'U+3000-303f,U+4e00'. */
function inRange(range: string): (codePoint: number) => boolean {
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/**
 * Where a word may be broken: nowhere, except between Japanese characters and in words that fit no line. react-pdf puts
 * a hyphen at a break between two parts, but not at an empty part, so one stands between each.
 */
export function breakWord(word: string): string[] {
  const breaks = JAPANESE.test(word) || word.length > LONGEST_WORD;
  return breaks
    ? [...word].flatMap((character, place) => (place ? ['', character] : [character]))
    : [word];
}

Font.registerHyphenationCallback(breakWord);
