import { PortalError } from './errors';
import { currencyExponent, type Money } from './money';

// Stripe counts in minor units too, but not always in ours (https://docs.stripe.com/currencies):
// - the currencies of ZERO_DECIMAL have none, whatever ISO 4217 says (MGA);
// - ISK and UGX have none any more, and are still written with two, which are always 00;
// - HUF and TWD are charged with two, whatever the reader's locale shows;
// - BHD, JOD, KWD, OMR and TND have three, of which the last has to be 0.
const ZERO_DECIMAL = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMAL = new Set('BHD JOD KWD OMR TND'.split(' '));
const WHOLE_ONLY = new Set(['ISK', 'UGX']);

/** The least that can be charged, in Stripe's minor units; 1 where Stripe names none. */
const MINIMUM: Record<string, bigint> = {
  ...{ USD: 50n, AED: 200n, ARS: 50n, AUD: 50n, BRL: 50n, CAD: 50n, CHF: 50n, COP: 50n },
  ...{ CZK: 1500n, DKK: 250n, EUR: 50n, GBP: 30n, HKD: 400n, HUF: 17500n, IDR: 50n, ILS: 50n },
  ...{ INR: 50n, JPY: 50n, KRW: 50n, MXN: 1000n, MYR: 200n, NOK: 300n, NZD: 50n, PHP: 50n },
  ...{ PLN: 200n, RON: 200n, RUB: 50n, SEK: 300n, SGD: 50n, THB: 1000n, ZAR: 50n },
};
/** The most: twelve digits by card, eight by a bank debit in dollars. */
const CARD_MAXIMUM = 999_999_999_999n;
const DEBIT_MAXIMUM = 99_999_999n;

/** How somebody pays through Stripe. */
export type PayMethod = 'card' | 'bank_debit';

/** How many digits of Stripe's amount stand behind the point: 0, 2 or 3. Upper case ISO code. */
export function stripeExponent(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** Whether Stripe can say exactly this amount, be it enough for a payment of its own or not. */
export function isStripeAmount(money: Money): boolean {
  return scaled(money) !== null;
}

/**
 * An amount as Stripe wants it.
 * @throws PortalError invalid where Stripe cannot say exactly this amount.
 */
export function toStripeAmount(money: Money): number {
  const amount = scaled(money);
  if (amount === null) throw new PortalError('invalid', 'stripe.not_payable');
  // Below 2^53, so nothing is lost.
  return Number(amount);
}

/** An amount of Stripe's in our minor units; null when ours cannot say it. */
export function fromStripeAmount(amount: number, currency: string): Money | null {
  const code = currency.toUpperCase();
  const amountMinor = scale(BigInt(amount), currencyExponent(code) - stripeExponent(code));
  return amountMinor === null ? null : { amountMinor, currency: code };
}

/** The ways in which exactly this amount can be paid through Stripe; none for what it can't take. */
export function payableMethods(money: Money): PayMethod[] {
  const { currency } = money;
  const amount = scaled(money);
  if (amount === null || amount < (MINIMUM[currency] ?? 1n)) return [];
  return currency === 'USD' && amount <= DEBIT_MAXIMUM ? ['card', 'bank_debit'] : ['card'];
}

/** In Stripe's minor units; null for what it cannot say, or can't take even by card. */
function scaled({ amountMinor, currency }: Money): bigint | null {
  const amount = scale(amountMinor, stripeExponent(currency) - currencyExponent(currency));
  const fits = amount !== null && amount % stepOf(currency) === 0n && amount <= CARD_MAXIMUM;
  return fits ? amount : null;
}

function stepOf(currency: string): bigint {
  if (THREE_DECIMAL.has(currency)) return 10n;
  return WHOLE_ONLY.has(currency) ? 100n : 1n;
}

function scale(amount: bigint, digits: number): bigint | null {
  if (digits >= 0) return amount * 10n ** BigInt(digits);
  const by = 10n ** BigInt(-digits);
  return amount % by === 0n ? amount / by : null;
}
