import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIn, foundable, placesIn, soughtText } from '@/lib/find-in-text';

/** What stands at the places where `typed` is found in `source`. */
function found(source: string, typed: string): string[] {
  return placesIn(foundable(source), soughtText(typed)).map(([begin, end]) =>
    source.slice(begin, end),
  );
}

describe('finding in a text', () => {
  it.each([
    ['A Kiln and a KILN', 'kiln', ['Kiln', 'KILN']],
    ['Café, cafe, CAFÉ', 'café', ['Café', 'cafe', 'CAFÉ']],
    ['Cafe\u0301 au lait', 'cafe', ['Cafe\u0301']],
    ['the ﬁrst ﬁgure', 'fig', ['ﬁg']],
    ['It’s “so” – yes', `it's "so" - yes`, ['It’s “so” – yes']],
    ['two\n   lines', ' two lines ', ['two\n   lines']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['Straße İstanbul', 'istanbul', ['İstanbul']],
    ['nothing', 'kiln', []],
    ['nothing', '  ', []],
  ])('%j for %j', (source, typed, places) => {
    expect(found(source, typed)).toEqual(places);
  });

  it('counts as many as it marks, within the text and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3 }), (source, typed) => {
        const text = foundable(source);
        const sought = soughtText(typed);
        const places = placesIn(text, sought);
        expect(places).toHaveLength(countIn(text.text, sought));
        let last = 0;
        for (const [begin, end] of places) {
          expect(begin).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(begin);
          expect(end).toBeLessThanOrEqual(source.length);
          expect(begin).toBeGreaterThanOrEqual(Math.min(last, begin));
          last = end;
        }
      }),
    );
  });

  it('is quick enough for every key in a long document', () => {
    const page = 'The amortization of the press, É and so on. '.repeat(80);
    const begin = performance.now();
    const pages = Array.from({ length: 200 }, () => foundable(page).text);
    const made = performance.now();
    expect(pages.reduce((sum, text) => sum + countIn(text, 'press'), 0)).toBe(16_000);
    expect(made - begin).toBeLessThan(3_000);
    expect(performance.now() - made).toBeLessThan(300);
  });
});
