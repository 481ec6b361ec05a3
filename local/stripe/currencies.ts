// Stripe's own rules for amounts (https://docs.stripe.com/currencies). They are written down here a
// second time on purpose: the portal must agree with Stripe over the wire, not by sharing a table.

const ZERO_DECIMAL = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '));
/** Have no decimals any more, but are still written with two, which are always 00. */
const WHOLE_ONLY = new Set(['isk', 'ugx']);

/** The least that may be charged, in minor units. */
const MINIMUM: Record<string, number> = {
  ...{ usd: 50, aed: 200, ars: 50, aud: 50, brl: 50, cad: 50, chf: 50, cop: 50, czk: 1500 },
  ...{ dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17500, idr: 50, ils: 50, inr: 50, jpy: 50 },
  ...{ krw: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, php: 50, pln: 200, ron: 200, rub: 50 },
  ...{ sek: 300, sgd: 50, thb: 1000, zar: 50 },
};

/** The most for a card (12 digits), and for a bank debit in dollars (8 digits). */
export const CARD_MAXIMUM = 999_999_999_999;
export const DEBIT_MAXIMUM = 99_999_999;

const KNOWN = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

export function isCurrency(currency: string): boolean {
  return KNOWN.has(currency);
}

/** How many digits of Stripe's amount stand behind the point: 0, 2 or 3. */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** The least that Stripe takes in that currency, in minor units. */
export function minimumOf(currency: string): number {
  return MINIMUM[currency] ?? 1;
}

/** What the last digits of an amount must be a multiple of. */
export function stepOf(currency: string): number {
  if (THREE_DECIMAL.has(currency)) return 10;
  return WHOLE_ONLY.has(currency) ? 100 : 1;
}

/** `123450, 'usd'` -> `$1,234.50`, for people. */
export function formatAmount(amount: number, currency: string, locale = 'en-US'): string {
  const decimals = decimalsOf(currency);
  const shown = WHOLE_ONLY.has(currency) ? 0 : decimals;
  const digits = String(amount).padStart(decimals + 1, '0');
  const text = `${digits.slice(0, digits.length - decimals)}.${digits.slice(-decimals) || '0'}`;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  return format.format((decimals === 0 ? digits : text) as Intl.StringNumericLiteral);
}
