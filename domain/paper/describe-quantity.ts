import { formatMoney } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';

/** '3 × $480.00', '1.5 × $120.00'; '1' alone, since once the price is the amount. */
export function describeQuantity(
  quantityMilli: bigint,
  unitMinor: bigint,
  currency: string,
  locale: string,
): string {
  const figure = formatQuantity(quantityMilli, locale);
  if (quantityMilli === 1000n) return figure;
  return `${figure}\u00a0×\u00a0${formatMoney({ amountMinor: unitMinor, currency }, locale)}`;
}
