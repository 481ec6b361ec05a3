/** What is longer is no figure that somebody has written. */
export const LONGEST_FIGURE = 60;

/**
 * Reads a figure without a currency, as people write it, in units of 10^-`decimals`: '1.5' with three
 * decimals is 1500. Null where it can't be read, is negative, or has more decimals (never rounded).
 */
export function readDecimal(text: string, decimals: number, locale: string): bigint | null {
  if (text.length > LONGEST_FIGURE) return null;
  const typed = inAsciiDigits(text.normalize('NFKC')).trim();
  const read = /^[\d.,' ]*\d$/.test(typed) ? readFigure(typed, locale) : null;
  if (!read || read.fraction.length > decimals) return null;
  return BigInt(read.whole + read.fraction.padEnd(decimals, '0'));
}

/** Digits of any script as 0 to 9, the Arabic separators as '.' and ',', odd spaces as one kind. */
export function inAsciiDigits(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/\u2019/g, "'")
    .replace(/\s/gu, ' ');
}

/** Decimal digits stand in Unicode in runs of ten, so the value is the distance from the run's start. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

function groupSeparator(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_111_111);
  return inAsciiDigits(parts.find(({ type }) => type === 'group')?.value ?? '');
}

/** The digits before and after the decimal point. */
export type Figure = { whole: string; fraction: string };

/**
 * Splits '1.840,00', in ASCII digits, into whole and fraction, or gives null where the grouping makes no sense. Where one
 * separator alone could mean either, it is what it is in `locale`.
 */
export function readFigure(figure: string, locale: string): Figure | null {
  const group = groupSeparator(locale);
  const last = Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','));
  const mark = figure[last];
  const isFraction =
    mark !== undefined && figure.indexOf(mark) === last && !(mark === group && isGrouped(figure));
  const whole = isFraction ? figure.slice(0, last) : figure;
  const fraction = isFraction ? figure.slice(last + 1) : '';
  if (!/^\d*$/.test(fraction) || !(whole === '' || /^\d+$/.test(whole) || isGrouped(whole))) {
    return null;
  }
  return { whole: whole.replace(/\D/g, '') || '0', fraction };
}

/** '1,840,000' with one kind of separator throughout, or in the Indian manner '18,40,000'. */
function isGrouped(whole: string): boolean {
  return (
    /^[1-9]\d{0,2}([., '])\d{3}(\1\d{3})*$/.test(whole) || /^[1-9]\d?(,\d{2})*,\d{3}$/.test(whole)
  );
}
