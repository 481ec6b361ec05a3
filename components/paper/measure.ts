import { Font } from '@react-pdf/renderer';
import { breakWord } from './fonts';

/** The width of a text in points, in one weight at one size. */
export type Measure = (text: string, size: number, weight: 400 | 600) => number;

/** What is read of a font that react-pdf has loaded. */
type LoadedFont = {
  unitsPerEm: number;
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  glyphForCodePoint: (codePoint: number) => { advanceWidth: number };
};

/** Loads the families and measures by them, each character by the first that has it, as react-pdf does. */
export async function measureBy(families: string[]): Promise<Measure> {
  const fonts = { 400: await load(families, 400), 600: await load(families, 600) };
  const widths = { 400: new Map<string, number>(), 600: new Map<string, number>() };
  return (text, size, weight) => {
    let ems = 0;
    for (const character of text) {
      let width = widths[weight].get(character);
      if (width === undefined) {
        width = widthOf(character, fonts[weight]);
        widths[weight].set(character, width);
      }
      ems += width;
    }
    return ems * size;
  };
}

async function load(families: string[], fontWeight: number): Promise<LoadedFont[]> {
  const sources = families.map((fontFamily) => Font.getFont({ fontFamily, fontWeight }));
  await Promise.all(sources.map((source) => source.load()));
  return sources.map(({ data }) => data as unknown as LoadedFont);
}

function widthOf(character: string, fonts: LoadedFont[]): number {
  const codePoint = character.codePointAt(0) ?? 0;
  const font = fonts.find((one) => one.hasGlyphForCodePoint(codePoint)) ?? fonts.at(-1);
  return font ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : 1;
}

/**
 * A text in lines no wider than `width`, broken at spaces, and within words where `breakWord` allows. What is laid out
 * by these lines has a height that is known beforehand.
 */
export function breakText(
  text: string,
  { width, size, weight }: { width: number; size: number; weight: 400 | 600 },
  measure: Measure,
): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/( +)/)) {
      for (const part of breakWord(word).filter(Boolean)) {
        if (line.trim() && measure(line + part.trimEnd(), size, weight) > width) {
          lines.push(line.trimEnd());
          line = part.trimStart();
        } else {
          line += part;
        }
      }
    }
    return [...lines, line.trimEnd()];
  });
}
