import type { TaxChoice } from '@/domain/invoices/get-draft';
import { PortalError } from '@/lib/errors';
import { formatFigure, multiplyQuantity, parseMoney } from '@/lib/money';
import { formatQuantity, parseQuantity } from '@/lib/quantity';
import { type BillSums, sumBill } from '@/lib/tax';

/** One line of the editor as it is typed; `key` tells lines apart while they move. */
export type TypedLine = {
  key: number;
  description: string;
  detail: string;
  quantity: string;
  price: string;
  /** The agreed item that it was taken from, by its public id; empty for a line that was typed. */
  item: string;
  /** Why it differs from what was agreed. */
  reason: string;
  /** The tax on it, by its public id; empty for none. */
  tax: string;
};

export type Tongue = { currency: string; locale: string };

/** The line's amount in minor units; null while it can't be read. Nothing typed counts nothing. */
export function lineAmount(
  { quantity, price }: TypedLine,
  { currency, locale }: Tongue,
): bigint | null {
  if (!price.trim()) return 0n;
  return readable(() => {
    const unit = parseMoney(price, currency, locale, { negative: true });
    return multiplyQuantity(unit.amountMinor, parseQuantity(quantity || '1', locale));
  });
}

/** The tax that is chosen for the line; null for none. */
export function typedRate({ tax }: TypedLine, taxes: readonly TaxChoice[]): TaxChoice | null {
  return taxes.find(({ id }) => id === tax) ?? null;
}

/** What the lines that can be read come to, with their taxes; null when it is more than one amount may be. */
export function typedSums(
  lines: readonly TypedLine[],
  taxes: readonly TaxChoice[],
  tongue: Tongue,
): BillSums | null {
  return readable(() =>
    sumBill(
      lines.map((line) => ({
        amountMinor: lineAmount(line, tongue) ?? 0n,
        rate: typedRate(line, taxes),
      })),
    ),
  );
}

/** The price as it was understood, read back in full; as typed where it was not. */
export function readBackPrice(price: string, { currency, locale }: Tongue): string {
  const read = readable(() => parseMoney(price, currency, locale, { negative: true }));
  if (!read) return price;
  return `${read.amountMinor < 0n ? '-' : ''}${formatFigure(read, locale)}`;
}

/** The same for a quantity. */
export function readBackQuantity(quantity: string, { locale }: Tongue): string {
  const read = readable(() => parseQuantity(quantity, locale));
  return read === null ? quantity : formatQuantity(read, locale);
}

function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}
