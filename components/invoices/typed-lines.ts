import { PortalError } from '@/lib/errors';
import { formatFigure, MAX_AMOUNT_MINOR, multiplyQuantity, parseMoney } from '@/lib/money';
import { formatQuantity, parseQuantity } from '@/lib/quantity';

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

/** The sum of the lines that can be read; null when it is more than one amount may be. */
export function linesTotal(lines: readonly TypedLine[], tongue: Tongue): bigint | null {
  const total = lines.reduce((sum, line) => sum + (lineAmount(line, tongue) ?? 0n), 0n);
  return total > MAX_AMOUNT_MINOR || total < -MAX_AMOUNT_MINOR ? null : total;
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
