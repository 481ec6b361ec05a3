import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';
import { unpackWoff } from './unpack-woff';

/** Regular, and for what is a name, a heading or a sum. Japanese is never bolder than 600. */
const WEIGHTS = [400, 600] as const;
const LATIN = 'latin';
/** Onest's subsets of letters; those of signs claim ranges in which they hold little. */
const LETTERS = [LATIN, 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
/** A word longer than this is broken wherever the line ends. */
const LONGEST_WORD = 28;

/** Han, kana, and the marks between them: a line may end after each of these. */
const JAPANESE =
  /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

type Pack = 'onest' | 'noto-sans-jp';
type Subset = { pack: Pack; name: string; has: (codePoint: number) => boolean };

const require = createRequire(import.meta.url);
const registered = new Set<string>();
const kept = new Map<Pack, Subset[]>();

/**
 * The families that `text` needs, in the order in which a character is looked for: Onest, then Noto Sans JP, then those
 * of its slices that hold rarer characters of a name (髙, 﨑). They are registered with react-pdf once a process and
 * embedded as subsets.
 */
export function fontsFor(text: string): string[] {
  const codePoints = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))];
  const onest = subsetsOf('onest').filter(
    ({ name, has }) => name === LATIN || codePoints.some(has),
  );
  const beyond = codePoints.filter((codePoint) => !onest.some(({ has }) => has(codePoint)));
  const japanese = subsetsOf('noto-sans-jp').filter(({ has }) => beyond.some(has));
  return [...onest, ...japanese].map(register);
}

/** The whole Japanese subset stands before its slices, so that what it holds comes from one font. */
function subsetsOf(pack: Pack): Subset[] {
  const known = kept.get(pack);
  if (known) return known;
  const ranges = require(`@fontsource/${pack}/unicode.json`) as Record<string, string>;
  const subsets = Object.entries(ranges).map(([name, range]) => ({
    pack,
    name: name.replace(/[[\]]/g, ''),
    has: inRange(range),
  }));
  const slices = subsets.filter(({ name }) => /^\d+$/.test(name));
  const wanted =
    pack === 'onest'
      ? LETTERS.flatMap((name) => subsets.filter((subset) => subset.name === name))
      : [wholeOf(slices), ...slices];
  kept.set(pack, wanted);
  return wanted;
}

function wholeOf(slices: Subset[]): Subset {
  const has = (codePoint: number) => slices.some((slice) => slice.has(codePoint));
  return { pack: 'noto-sans-jp', name: 'japanese', has };
}

function register({ pack, name }: Subset): string {
  const family = `${pack} ${name}`;
  if (registered.has(family)) return family;
  registered.add(family);
  const fonts = WEIGHTS.map((fontWeight) => ({
    fontWeight,
    src: dataOf(`@fontsource/${pack}/files/${pack}-${name}-${fontWeight}-normal.woff`),
  }));
  Font.register({ family, fonts });
  return family;
}

function dataOf(file: string): string {
  const font = unpackWoff(readFileSync(require.resolve(file)));
  return `data:font/ttf;base64,${font.toString('base64')}`;
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
