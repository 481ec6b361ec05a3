import type { Day } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { currencyExponent, multiplyQuantity, withinLimit } from '@/lib/money';

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

/** The amount of each line, rounded to a whole minor unit, and their sum. */
export type DraftAmounts = { amountsMinor: bigint[]; totalMinor: bigint };

/**
 * The total is the sum of the lines as they are shown, so that whoever adds them up by hand gets the same.
 * @throws PortalError invalid: an unknown currency, an amount above the limit (on the line's price), too many lines, a
 * total below zero.
 */
export function draftAmounts({
  currency,
  lines,
}: Pick<DraftInput, 'currency' | 'lines'>): DraftAmounts {
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
  const totalMinor = withinLimit(amountsMinor.reduce((sum, one) => sum + one, 0n));
  if (totalMinor < 0n) throw new PortalError('invalid', 'invoices.errors.negative_total');
  return { amountsMinor, totalMinor };
}
