import { PortalError } from './errors';
import { inAsciiDigits, LONGEST_FIGURE, readFigure } from './figures';
import { formatList } from './lists';
import { remember } from './remember';

/** An amount in the currency's smallest unit (cents, yen, fils), and its ISO 4217 code. */
export type Money = { amountMinor: bigint; currency: string };

/** The most that one amount may be, either side of zero. More is refused, never cut. */
export const MAX_AMOUNT_MINOR = 10n ** 12n;

/** What a hint shows as the way to write an amount. */
const EXAMPLE_MINOR = 1_840_000n;

const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** Whether `currency` is a code that we can keep: known, with 0, 2 or 3 decimals. */
export function isCurrency(currency: string): boolean {
  return KNOWN.has(currency) && [0, 2, 3].includes(decimalsOf(currency));
}

/**
 * How many decimals `currency` has: 0 (JPY), 2 (USD) or 3 (KWD), as ISO 4217 says through `Intl`.
 * @throws PortalError invalid for a code that is unknown or has another number of decimals.
 */
export function currencyExponent(currency: string): number {
  if (isCurrency(currency)) return decimalsOf(currency);
  throw new PortalError('invalid', 'errors.currency_unknown', {
    values: { currency: currency.slice(0, 8) },
    fields: { currency: 'errors.currency_unknown' },
  });
}

/**
 * An amount that has been checked.
 * @throws PortalError invalid when it is above the limit or the currency is unknown.
 */
export function money(amountMinor: bigint, currency: string): Money {
  currencyExponent(currency);
  return { amountMinor: withinLimit(amountMinor), currency };
}

/**
 * The amount itself, when it is not above 10^12 either side of zero.
 * @throws PortalError invalid, with the message on `field`.
 */
export function withinLimit(amountMinor: bigint, field = 'amount'): bigint {
  if (absolute(amountMinor) <= MAX_AMOUNT_MINOR) return amountMinor;
  throw new PortalError('invalid', 'errors.amount_too_large', {
    fields: { [field]: 'errors.amount_too_large' },
  });
}

/** The sum of each currency, in the order in which the currencies first appear. Never adds two up. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  return [...sums].map(([currency, amountMinor]) => money(amountMinor, currency));
}

/**
 * Shares `amountMinor` out by `weights` so that the parts add up to it exactly: each part is rounded
 * towards zero, and what is left goes one unit each to the largest remainders, the first of equals
 * first (Hamilton's method). Weights are not negative and not all zero.
 */
export function allocate(amountMinor: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('allocate: weights must not be negative, and one must be above zero');
  }
  const size = absolute(amountMinor);
  const shares = weights.map((weight, place) => ({
    place,
    part: (size * weight) / whole,
    rest: (size * weight) % whole,
  }));
  const given = shares.reduce((sum, share) => sum + share.part, 0n);
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.place - b.place : a.rest < b.rest ? 1 : -1,
  );
  for (const share of byRest.slice(0, Number(size - given))) share.part += 1n;
  return shares.map(({ part }) => (amountMinor < 0n ? -part : part));
}

/**
 * `unitMinor` times a quantity in thousandths (1.5 hours are 1500), rounded to a whole minor unit,
 * half away from zero: commercial rounding as in DIN 1333, and what `Intl.NumberFormat` does unless
 * told otherwise (`halfExpand`, ECMA-402), so that what is kept and what is shown agree.
 * @throws PortalError invalid when the product is above the limit.
 */
export function multiplyQuantity(unitMinor: bigint, quantityMilli: bigint): bigint {
  return withinLimit(divideRounded(unitMinor * quantityMilli, 1000n));
}

/** `value` divided by `by`, which is above zero, rounded to a whole number, half away from zero. */
export function divideRounded(value: bigint, by: bigint): bigint {
  const rounded = (2n * absolute(value) + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}

/** The amount as a plain decimal, '-1840.00': for files, and for what wants an exact number. */
export function toDecimal({ amountMinor, currency }: Money): `${number}` {
  const decimals = currencyExponent(currency);
  const digits = absolute(amountMinor)
    .toString()
    .padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const text = decimals ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return `${amountMinor < 0n ? '-' : ''}${text}` as `${number}`;
}

/** The amount for JSON, as events and Stripe bear it: exact, since the limit is far below 2^53. */
export function moneyData({ amountMinor, currency }: Money): {
  amountMinor: number;
  currency: string;
} {
  return { amountMinor: Number(withinLimit(amountMinor)), currency };
}

/**
 * The amount for reading: symbol before the figure, all decimals that the currency has, U+2212 for
 * minus, nothing in it that breaks. A symbol that several currencies share is told apart by the
 * locale: '$' is the US dollar in `en`, the Canadian one is 'CA$'.
 */
export function formatMoney(amount: Money, locale: string): string {
  const symbol = currencySymbol(amount.currency, locale);
  const gap = /\p{L}$/u.test(symbol) ? '\u00a0' : '';
  const sign = amount.amountMinor < 0n ? '\u2212' : '';
  return `${sign}${symbol}${gap}${formatFigure(amount, locale)}`;
}

/** The figure alone, without sign and symbol, as a money field shows it: '1,840.00'. */
export function formatFigure({ amountMinor, currency }: Money, locale: string): string {
  return moneyFormat(currency, locale)
    .formatToParts(toDecimal({ amountMinor: absolute(amountMinor), currency }))
    .filter(({ type }) => type === 'integer' || type === 'group' || isDecimal(type))
    .map(({ value }) => value.replace(/\s/gu, '\u00a0'))
    .join('');
}

/** Amounts in several currencies as a sentence takes them: '$1,245.00 and €380.00'. */
export function formatMoneyList(amounts: readonly Money[], locale: string): string {
  return formatList(
    amounts.map((amount) => formatMoney(amount, locale)),
    locale,
  );
}

/** What stands before the figure: '$', '€', 'CA$', 'CHF'. */
export const currencySymbol = remember(
  500,
  (currency: string, locale: string) => `${locale} ${currency}`,
  (currency, locale) => {
    const parts = moneyFormat(currency, locale).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value ?? currency;
  },
);

/** What people call a currency when there is some of it: 'US dollars', 'euros'. */
export function currencyName(currency: string, locale: string): string {
  currencyExponent(currency);
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
  }).formatToParts(2);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** What `parseMoney` allows beside an amount that is not negative. */
export type MoneyRules = {
  /** Take '-12.50' and '−12.50'. */
  negative?: boolean;
  /** The form field that an error is about. */
  field?: string;
};

/**
 * Reads an amount as people write it: '1,840', '1.840,00', '1 840,00', '$1,840.00', '¥184,000', with
 * digits of any script. Where one separator alone could mean either, it is what it is in `locale`.
 * @throws PortalError invalid, with the message on the field: empty, not an amount, another currency's
 * symbol, more decimals than the currency has (never rounded), negative, above the limit.
 */
export function parseMoney(
  text: string,
  currency: string,
  locale: string,
  { negative = false, field = 'amount' }: MoneyRules = {},
): Money {
  const decimals = currencyExponent(currency);
  const refuse = (key: string) =>
    new PortalError('invalid', `errors.${key}`, {
      values: { decimals, example: formatFigure({ amountMinor: EXAMPLE_MINOR, currency }, locale) },
      fields: { [field]: `errors.${key}` },
    });

  if (!text.trim()) throw refuse('money_empty');
  if (text.length > LONGEST_FIGURE) throw refuse('money_unreadable');
  const typed = inAsciiDigits(text.normalize('NFKC')).trim();
  const bare = withoutSymbol(typed, currency, locale);
  if (/\p{Sc}/u.test(bare)) throw refuse('money_other_currency');
  const [, sign, figure] = /^([-\u2212]?)\s*([\d.,' ]*\d)$/.exec(bare) ?? [];
  const read = figure === undefined ? null : readFigure(figure, locale);
  if (!read) throw refuse('money_unreadable');
  if (read.fraction.length > decimals) throw refuse('money_decimals');
  const size = BigInt(read.whole + read.fraction.padEnd(decimals, '0'));
  if (sign && !negative && size > 0n) throw refuse('money_negative');
  return { amountMinor: withinLimit(sign ? -size : size, field), currency };
}

const moneyFormat = remember(
  500,
  (currency: string, locale: string) => `${locale} ${currency}`,
  (currency, locale) => {
    currencyExponent(currency);
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  },
);

const decimalsOf = remember(
  500,
  (currency: string) => currency,
  (currency) => {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return options.maximumFractionDigits ?? 2;
  },
);

function isDecimal(type: string): boolean {
  return type === 'decimal' || type === 'fraction';
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function withoutSymbol(text: string, currency: string, locale: string): string {
  const narrow = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const narrowSymbol = narrow.formatToParts(0).find(({ type }) => type === 'currency')?.value;
  const symbols = [currency, currency.toLowerCase(), currencySymbol(currency, locale)];
  for (const shown of narrowSymbol ? [...symbols, narrowSymbol] : symbols) {
    const symbol = shown.normalize('NFKC');
    const place = text.indexOf(symbol);
    if (place < 0) continue;
    const before = text.slice(0, place).trim();
    const after = text.slice(place + symbol.length).trim();
    if (!after || !before || /^[-\u2212]$/.test(before)) return before + after;
  }
  return text;
}
