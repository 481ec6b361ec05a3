import type { Box, PageText, TextPiece } from '@/lib/pdf-drawer';

/**
 * What is covered in a preview: eight figures or more in a row, with nothing between them but spaces, hyphens, dashes and
 * the like, whoever set them apart:
 * - social security numbers and ITINs, nine: 123-45-6789, 123 45 6789, 123456789;
 * - employer numbers (EIN), nine: 12-3456789;
 * - account and routing numbers, eight to seventeen, and card numbers, up to nineteen.
 * Amounts are broken by points and commas, and stay to be read; an eight-figure number that is harmless is covered too.
 */
const NUMBER = /\p{Nd}(?:[\s\-\u00ad\u2010-\u2015\u2212\u00b7_/*]{0,4}\p{Nd}){7,}/gu;

/** Figures that stand in boxes of their own are as far apart as this, in heights of the text; further is another number. */
const GAP = 3;
/** Pieces whose lines are as near as this, in heights of the text, stand on one. */
const SAME_LINE = 0.6;
/** Fewer letters are no text layer: a scan with a stamp on it. */
const FEWEST_LETTERS = 40;
/** A logo is a picture; with more of them the page may be one, and what stands in a picture can't be found. */
const MOST_PICTURES = 0.08;
/** Signs of a font that says not what its letters are: private use, replacement, control. */
const UNREADABLE = /[\p{Co}\ufffd\p{Cc}]/u;

/**
 * What to cover on a page, whole pieces of text with what stands beside a number in them; null where the page's text can't
 * be relied on to hold all that is to be seen, and so no preview is made of it.
 */
export function coversOf({ pieces, pictures }: PageText): Box[] | null {
  const all = pieces.map(({ text }) => text).join('');
  const letters = all.replace(/\s/g, '').length;
  if (letters < FEWEST_LETTERS || pictures > MOST_PICTURES || UNREADABLE.test(all)) return null;
  return linesOf(pieces).flatMap(coveredIn);
}

/** Pieces line by line, in the order in which they are read, whichever way they are written. */
function linesOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const lines: TextPiece[][] = [];
  const inOrder = [...pieces].sort((a, b) => a.angle - b.angle || a.base - b.base);
  for (const piece of inOrder) {
    const line = lines.find(
      ([first]) =>
        first &&
        first.angle === piece.angle &&
        Math.abs(first.base - piece.base) <= SAME_LINE * Math.max(first.size, piece.size),
    );
    if (line) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.begin - b.begin));
}

function coveredIn(line: readonly TextPiece[]): Box[] {
  let text = '';
  const spans = line.map((piece, place) => {
    const before = line[place - 1];
    if (before) text += piece.begin - before.end <= GAP * piece.size ? ' ' : '\n\n\n\n\n';
    const from = text.length;
    text += piece.text.normalize('NFKC').replace(/\s+/g, ' ');
    return { piece, from, to: text.length };
  });
  const boxes: Box[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [from, to] = [match.index, match.index + match[0].length];
    for (const span of spans) {
      if (span.from < to && span.to > from) boxes.push(span.piece.box);
    }
  }
  return boxes;
}
