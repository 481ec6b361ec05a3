import type { Day } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { currencyExponent, multiplyQuantity, withinLimit } from '@/lib/money';
import { type BillSums, sumBill } from '@/lib/tax';
import { rateOf, type RatesById } from '../taxes/rates-of';

/** One line as it is billed: `quantityMilli` in thousandths, `unitMinor` in the invoice's currency. */
export type DraftLine = {
  description: string;
  detail: string | null;
  quantityMilli: bigint;
  /** Negative for what is taken off. */
  unitMinor: bigint;
  /** The agreed item that it was taken from; null for a line that was typed. */
  agreementItemId?: string | null;
  /** Why it differs from what was agreed, in words for the client. */
  reason?: string | null;
  /** The tax on it; null for none. */
  taxRateId?: string | null;
};

/** What staff write. A draft may be as unfinished as one likes; `sendInvoice` asks for the rest. */
export type DraftInput = {
  title: string;
  currency: string;
  dueOn: Day | null;
  note: string | null;
  lines: DraftLine[];
};

export const MAX_LINES = 500;

/** The amount of each line, rounded to a whole minor unit, and what they come to with their taxes. */
export type DraftAmounts = BillSums & { amountsMinor: bigint[] };

/**
 * The total is the sum of the lines and taxes as they are shown, so that whoever adds them up by hand gets the same.
 * @throws PortalError invalid: an unknown currency, an amount above the limit (on the line's price or tax), a rate that is
 * not there (on the line's tax), too many lines, a total below zero.
 */
export function draftAmounts(
  { currency, lines }: Pick<DraftInput, 'currency' | 'lines'>,
  rates: RatesById,
): DraftAmounts {
  currencyExponent(currency);
  if (lines.length > MAX_LINES) {
    throw new PortalError('invalid', 'invoices.errors.too_many_lines', {
      values: { most: MAX_LINES },
    });
  }
  const amountsMinor = lines.map(({ unitMinor, quantityMilli }, place) => {
    const field = `lines.${place}.price`;
    return withinLimit(multiplyQuantity(withinLimit(unitMinor, field), quantityMilli), field);
  });
  const sums = sumBill(
    lines.map((line, place) => ({
      amountMinor: amountsMinor[place] ?? 0n,
      rate: rateOf(line, place, rates),
    })),
  );
  if (sums.totalMinor < 0n) throw new PortalError('invalid', 'invoices.errors.negative_total');
  return { ...sums, amountsMinor };
}
