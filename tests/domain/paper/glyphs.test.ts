import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Font } from '@react-pdf/renderer';
import { describe, expect, it } from 'vitest';
import { charactersOf } from '@/components/paper/font-characters';
import { fontsFor, missingGlyphs } from '@/components/paper/fonts';
import { textOnPaper } from '@/components/paper/text-on-paper';
import { unpackWoff } from '@/components/paper/unpack-woff';
import { formatMoney, isCurrency } from '@/lib/money';
import messages from '@/messages/en.json';
import { paperOf } from './paper-invoice';
import { accountOf, statementOf } from './paper-statement';

const require = createRequire(import.meta.url);

/** What a font of react-pdf says of itself: read by its own reader, not by ours. */
type Loaded = { hasGlyphForCodePoint: (codePoint: number) => boolean };

/** Blanks, controls, and marks that only say how others are written, which nobody sees. */
const UNSEEN = /^[\s\p{Cc}\p{Cf}\p{Zs}]$/u;

/** The characters of a text that none of the fonts chosen for it can draw, in one weight. */
async function undrawn(text: string, fontWeight: 400 | 600): Promise<string[]> {
  const fonts = await Promise.all(
    fontsFor(text).map(async (fontFamily) => {
      const font = Font.getFont({ fontFamily, fontWeight });
      await font.load();
      return font.data as unknown as Loaded;
    }),
  );
  return [...new Set(text)].filter(
    (character) =>
      !UNSEEN.test(character) &&
      !fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  );
}

const names = {
  Polish: 'Przedsiębiorstwo Źródło Sp. z o.o., Łódź: ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż',
  Czech: 'Příliš žluťoučký kůň, Děčín',
  Hungarian: 'Őrség Kft., Gyűrű',
  Romanian: 'Țară și Împăratul',
  Turkish: 'Şişli İğneada Iğdır',
  Vietnamese: 'Nguyễn Thị Hằng, Đặng Ữ',
  Icelandic: 'Þórður Ægisson ð',
  Russian: 'Общество «Ёлка», съёмка; №\u00a07',
  Ukrainian: 'Ґанок, Їжак і Є',
  Serbian: 'Љиљана Ђорђевић, Њ Ћ Џ',
  Kazakh: 'Қазақ Әдебиеті, Ғ Ң Ө Ұ Ү Һ',
  Greek: 'Γεώργιος Παπαδόπουλος ΑΕ, Ώρα',
  Arabic: 'شركة النور للمحاسبة ٤٢',
  Persian: 'شرکت پارس گل',
  Hindi: 'प्रकाश एंड संस',
  Japanese: '株式会社星野製陶 髙橋 﨑 ㈱ ｱｲｳ 「振込」、〒507-0033 ①',
  traditional: '臺北光明有限公司',
};

const locales = [
  'en-US',
  'en-GB',
  'de-DE',
  'pl-PL',
  'ja-JP',
  'ko-KR',
  'ar-KW',
  'hi-IN',
  'ru-RU',
  'tr-TR',
];

describe('on paper', () => {
  it.each(Object.entries(names))('a name has its glyphs, in both weights: %s', async (_, name) => {
    expect(missingGlyphs(name)).toEqual([]);
    expect(await undrawn(name, 400)).toEqual([]);
    expect(await undrawn(name, 600)).toEqual([]);
  });

  it('every amount has its glyphs, in every currency and in the words of many locales', async () => {
    const currencies = Intl.supportedValuesOf('currency').filter(isCurrency);
    const amounts = locales.flatMap((locale) =>
      currencies.map((currency) => formatMoney({ amountMinor: -1_234_567n, currency }, locale)),
    );
    const text = `${amounts.join(' ')} ₹ ₩ zł د.ك € ¥ £ ₽ ₴ ₫ ₪ ₱ ₦ ₺ ₸ ₼ ₾ ₡ ₲ ₵ ₭ ₮ ₨ ¢`;
    // The baht's sign is a letter of Thai, of which we have no font: some locales write it, most write THB.
    expect(missingGlyphs(text).filter((sign) => sign !== '฿')).toEqual([]);
    expect((await undrawn(text, 400)).filter((sign) => sign !== '฿')).toEqual([]);
    expect((await undrawn(text, 600)).filter((sign) => sign !== '฿')).toEqual([]);
  });

  it('all that the catalogue can put on one has its glyphs, and the signs of typing', async () => {
    const text = `${JSON.stringify(messages)} – — − · × ÷ … ‰ ½ ¼ ² ³ ° § † • ™ © ® „ “ ” ‘ ’ « » ‹ ›`;
    expect(await undrawn(text, 400)).toEqual([]);
    expect(await undrawn(text, 600)).toEqual([]);
  });

  it('the whole of an invoice and of a statement has them, whoever it is for', async () => {
    const lines = Object.values(names);
    const [account] = statementOf(0).accounts;
    const rows = lines.map((what) => ({ ...account!.opening, what }));
    const papers = [
      paperOf(3, { facts: [{ label: 'To', lines }], title: names.Japanese }),
      statementOf(0, { accounts: [accountOf(0, { rows, facts: [{ label: 'For', lines }] })] }),
    ];
    for (const paper of papers) {
      expect(await undrawn(textOnPaper(paper), 400)).toEqual([]);
      expect(await undrawn(textOnPaper(paper), 600)).toEqual([]);
    }
  });

  it('finds what is missing', async () => {
    expect(missingGlyphs('Hanbit 한빛, חברה, บริษัท')).toEqual([...new Set('한빛חברהบริษัท')]);
    expect(await undrawn('한', 400)).toEqual(['한']);
    expect(missingGlyphs('\u00a0\u200d\n plain')).toEqual([]);
  });

  it('of Arabic has one glyph for a letter: react-pdf loses letters that are made of several', async () => {
    const [, fontFamily = ''] = fontsFor(names.Arabic);
    const font = Font.getFont({ fontFamily, fontWeight: 400 });
    await font.load();
    const { layout } = font.data as unknown as { layout: (text: string) => { glyphs: unknown[] } };
    for (const word of `${names.Arabic} ${names.Persian}`.split(' ')) {
      const { glyphs } = layout.call(font.data, word);
      expect(glyphs.length, word).toBe([...word].length);
    }
  });

  it('loads no more fonts than a text needs', () => {
    expect(fontsFor('Plain – text')).toEqual(['onest latin']);
    expect(fontsFor('')).toEqual(['onest latin']);
    expect(fontsFor('₩1,000')).toEqual(['onest latin', 'noto-sans latin-ext']);
    expect(fontsFor('株式会社')).toEqual(['onest latin', 'noto-sans-jp japanese']);
  });
});

describe('on a page', () => {
  /** What app/fonts.ts loads; all else is the reader's own fonts, as in every mail. */
  const subsets = ['latin', 'latin-ext', 'cyrillic'];
  const fonts = subsets.map((name) =>
    charactersOf(
      unpackWoff(
        readFileSync(require.resolve(`@fontsource/onest/files/onest-${name}-400-normal.woff`)),
      ),
    ),
  );
  const { Polish, Czech, Hungarian, Romanian, Turkish, Icelandic, Russian, Ukrainian, Serbian } =
    names;

  it.each(
    Object.entries({
      Polish,
      Czech,
      Hungarian,
      Romanian,
      Turkish,
      Icelandic,
      Russian,
      Ukrainian,
      Serbian,
    }),
  )('Onest has the letters of a name: %s', (_, name) => {
    const missing = [...new Set(name)].filter(
      (character) =>
        !UNSEEN.test(character) && !fonts.some((has) => has(character.codePointAt(0) ?? 0)),
    );
    expect(missing).toEqual([]);
  });

  it('those are the subsets that are loaded, over the ranges of the package', () => {
    const source = readFileSync('app/fonts.ts', 'utf8');
    const ranges = require('@fontsource/onest/unicode.json') as Record<string, string>;
    for (const name of subsets) {
      expect(source).toContain(`onest-${name}-wght-normal.woff2`);
      expect(source).toContain(`'${ranges[name]}'`);
    }
  });
});
