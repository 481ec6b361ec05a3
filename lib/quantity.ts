import { PortalError } from './errors';
import { readDecimal } from './figures';

/** The most that one line may count, in thousandths: a million of something. */
const MAX_QUANTITY_MILLI = 1_000_000_000n;
const MILLI_DECIMALS = 3;

/**
 * Reads a quantity as people write it, '1', '1.5', '1,200', in thousandths.
 * @throws PortalError invalid, with the message on `field`: unreadable, nought, more than three decimals, too large.
 */
export function parseQuantity(text: string, locale: string, field = 'quantity'): bigint {
  const quantityMilli = readDecimal(text, MILLI_DECIMALS, locale);
  if (quantityMilli !== null && quantityMilli > 0n && quantityMilli <= MAX_QUANTITY_MILLI) {
    return quantityMilli;
  }
  throw new PortalError('invalid', 'errors.quantity_unreadable', {
    fields: { [field]: 'errors.quantity_unreadable' },
  });
}

/** A quantity in thousandths for reading: '1.5', '1,200'. */
export function formatQuantity(quantityMilli: bigint, locale: string): string {
  const whole = quantityMilli / 1000n;
  const rest = (quantityMilli < 0n ? -quantityMilli : quantityMilli) % 1000n;
  const sign = quantityMilli < 0n && whole === 0n ? '-' : '';
  const decimal = `${sign}${whole}.${rest.toString().padStart(MILLI_DECIMALS, '0')}` as `${number}`;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: MILLI_DECIMALS }).format(decimal);
}
