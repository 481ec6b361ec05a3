import { PortalError } from './errors';
import { readDecimal } from './figures';
import { divideRounded, withinLimit } from './money';

/** A tax as it stands on a paper; `rateMilli` in thousandths of a percent: 10350 is 10.35%. */
export type TaxRate = { id: string; name: string; rateMilli: number };

/** A line as taxes see it: its rounded amount, and the rate on it; null for none. */
export type TaxedLine = { amountMinor: bigint; rate: TaxRate | null };

/** The tax of a bill at one rate, in minor units of its currency: `baseMinor` is the sum of the lines that have it. */
export type TaxSum = Omit<TaxRate, 'id'> & { baseMinor: bigint; taxMinor: bigint };

/** The sums of a bill: `totalMinor` is the lines with their taxes. */
export type BillSums = { linesMinor: bigint; taxes: TaxSum[]; totalMinor: bigint };

/** The whole of a base, in thousandths of a percent. */
const WHOLE_MILLI = 100_000n;
const MOST_MILLI = 100_000n;
const RATE_DECIMALS = 3;
/** What a hint shows as the way to write a rate. */
const EXAMPLE_MILLI = 10_350;

/**
 * The one rule of tax. Lines are added up by rate, as they were rounded; the tax of each rate is taken of that sum and
 * rounded once, half away from zero, to a whole minor unit; the total is the sum of the lines and of the taxes. A line
 * below zero takes from the base of its rate. Rates stand in the order in which lines first have them.
 * Source: docs/decisions/2026-11-26-tax.md.
 * @throws PortalError invalid when what a tax is taken of is above the limit, at the first line that has its rate:
 * `lines.0.tax`; and when the lines or the total are.
 */
export function sumBill(lines: readonly TaxedLine[]): BillSums {
  const sums = addUp(lines);
  for (const [rank, { place }] of basesOf(lines).entries()) {
    withinLimit(sums.taxes[rank]?.baseMinor ?? 0n, `lines.${place}.tax`);
  }
  withinLimit(sums.linesMinor);
  withinLimit(sums.totalMinor);
  return sums;
}

/** The same for what is only compared: no amount is too large. */
export function addUp(lines: readonly TaxedLine[]): BillSums {
  const linesMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const taxes = basesOf(lines).map(({ rate: { name, rateMilli }, baseMinor }) => {
    return { name, rateMilli, baseMinor, taxMinor: taxOf(baseMinor, rateMilli) };
  });
  const totalMinor = taxes.reduce((sum, { taxMinor }) => sum + taxMinor, linesMinor);
  return { linesMinor, taxes, totalMinor };
}

/** What each rate is taken of, and the place of the first line that has it. */
function basesOf(
  lines: readonly TaxedLine[],
): { rate: TaxRate; place: number; baseMinor: bigint }[] {
  const bases = new Map<string, { rate: TaxRate; place: number; baseMinor: bigint }>();
  for (const [place, { amountMinor, rate }] of lines.entries()) {
    if (!rate) continue;
    const base = bases.get(rate.id) ?? { rate, place, baseMinor: 0n };
    bases.set(rate.id, { ...base, baseMinor: base.baseMinor + amountMinor });
  }
  return [...bases.values()];
}

/** The tax on `baseMinor`, rounded half away from zero to a whole minor unit. */
export function taxOf(baseMinor: bigint, rateMilli: number): bigint {
  return divideRounded(baseMinor * BigInt(rateMilli), WHOLE_MILLI);
}

/** A rate for reading, '10.35%', with as many decimals as it has. */
export function formatRate(rateMilli: number, locale: string): string {
  const digits = BigInt(rateMilli).toString().padStart(6, '0');
  const decimal = `${digits.slice(0, -5)}.${digits.slice(-5)}` as `${number}`;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: RATE_DECIMALS,
  })
    .format(decimal)
    .replace(/\s/gu, '\u00a0');
}

/**
 * Reads a rate as people write it, '10.35', '10,35 %', in thousandths of a percent: from 0 to 100, with three decimals at
 * most, never rounded.
 * @throws PortalError invalid, with the message on `field`.
 */
export function parseRate(text: string, locale: string, field = 'rate'): number {
  const rateMilli = readDecimal(text.replace(/\s*[%\uff05\u066a]\s*$/u, ''), RATE_DECIMALS, locale);
  if (rateMilli !== null && rateMilli <= MOST_MILLI) return Number(rateMilli);
  throw new PortalError('invalid', 'taxes.errors.rate_unreadable', {
    values: { example: formatRate(EXAMPLE_MILLI, locale) },
    fields: { [field]: 'taxes.errors.rate_unreadable' },
  });
}
