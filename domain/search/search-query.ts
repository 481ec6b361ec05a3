import { currencyExponent, isCurrency, parseMoney } from '@/lib/money';

/** What somebody looks for, read in every way that it can be meant. */
export type SearchQuery = {
  /** As it was typed, blanks aside. */
  text: string;
  /** Each has to be found; in lower case. */
  words: string[];
  /** The amount that it may be, in minor units, by how many decimals a currency has; empty when it is none. */
  amounts: { exponent: number; minor: bigint }[];
};

const LONGEST = 100;
const MOST_WORDS = 8;

/** One currency of each kind, to read an amount as. */
const KINDS = [
  { exponent: 2, currency: 'USD' },
  { exponent: 0, currency: 'JPY' },
  { exponent: 3, currency: 'KWD' },
];

/** Reads what was typed; null when there is nothing in it to look for. */
export function readQuery(typed: string, locale: string): SearchQuery | null {
  // What nobody can type parts words: an address may bring anything, and PostgreSQL refuses NUL.
  const readable = typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ');
  const text = readable
    .trim()
    .slice(0, LONGEST)
    .replace(/\p{Cs}$/u, '');
  const words = text
    .toLowerCase()
    .split(' ')
    .map((word) => word.replace(/^[#"'“”„«»(]+|["'“”„«»),;:!?]+$/g, ''))
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return { text, words, amounts: readAmounts(text, locale) };
}

/** The currencies that have `exponent` decimals, for a statement that compares minor units. */
export function currenciesOf(exponent: number): string[] {
  return Intl.supportedValuesOf('currency').filter(
    (currency) => isCurrency(currency) && currencyExponent(currency) === exponent,
  );
}

/** '1,245.00', '$1,245', '1.245,00 €': the symbol is left out, since it says nothing that the figure does not. */
function readAmounts(text: string, locale: string): SearchQuery['amounts'] {
  const figure = text.replace(/\p{Sc}|\b[A-Za-z]{3}\b/gu, '').trim();
  if (!/^[\d.,' \u00a0]+$/.test(figure) || !/\d/.test(figure)) return [];
  return KINDS.flatMap(({ exponent, currency }) => {
    try {
      return [{ exponent, minor: parseMoney(figure, currency, locale).amountMinor }];
    } catch {
      return [];
    }
  });
}
