const TABLE_ENTRY = 16;
const FIRST_TABLE = 12;

/**
 * Which characters a plain font (OpenType) has a glyph for, by its `cmap` table in formats 4 and 12, which are all that
 * fonts for the web have. The ranges that a package claims for its subsets hold more than the fonts do.
 */
export function charactersOf(font: Buffer): (codePoint: number) => boolean {
  const spans = readCmap(font);
  return (codePoint) => {
    let [low, high] = [0, spans.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = spans[middle] ?? [0, 0];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Spans of code points, the lowest first. */
type Span = readonly [first: number, last: number];

function readCmap(font: Buffer): Span[] {
  const at = tableAt(font, 'cmap');
  if (at === null) return [];
  const count = font.readUInt16BE(at + 2);
  const offsets = Array.from({ length: count }, (_, place) =>
    font.readUInt32BE(at + 8 + place * 8),
  );
  const tables = offsets.map((offset) => at + offset);
  const wide = tables.find((table) => font.readUInt16BE(table) === 12);
  if (wide !== undefined) return readFormat12(font, wide);
  const narrow = tables.find((table) => font.readUInt16BE(table) === 4);
  return narrow === undefined ? [] : readFormat4(font, narrow);
}

function tableAt(font: Buffer, tag: string): number | null {
  const count = font.readUInt16BE(4);
  for (let place = 0; place < count; place += 1) {
    const entry = FIRST_TABLE + place * TABLE_ENTRY;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  return null;
}

function readFormat12(font: Buffer, table: number): Span[] {
  const count = font.readUInt32BE(table + 12);
  return Array.from({ length: count }, (_, place) => {
    const group = table + 16 + place * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

/** A segment may have characters without a glyph in it: those whose glyph is 0 are left out. */
function readFormat4(font: Buffer, table: number): Span[] {
  const double = font.readUInt16BE(table + 6);
  const spans: [number, number][] = [];
  for (let segment = 0; segment < double; segment += 2) {
    const end = table + 14 + segment;
    const last = font.readUInt16BE(end);
    const first = font.readUInt16BE(end + double + 2);
    const delta = font.readUInt16BE(end + 2 * double + 2);
    const rangeAt = end + 3 * double + 2;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph = range ? font.readUInt16BE(rangeAt + range + 2 * (code - first)) : code;
      if (range ? glyph === 0 : ((glyph + delta) & 0xffff) === 0) continue;
      const before = spans.at(-1);
      if (before?.[1] === code - 1) before[1] = code;
      else spans.push([code, code]);
    }
  }
  return spans;
}
