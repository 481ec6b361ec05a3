import { formatMoney } from './money';
import { formatRate, type TaxSum } from './tax';
import type { Translate } from './translator';

/** What stands before the tax of a bill, on the page as on the paper: 'Sales tax, Washington 10.35% on $38.00'. */
export function taxText(
  { name, rateMilli, baseMinor }: TaxSum,
  { t, currency, locale }: { t: Translate; currency: string; locale: string },
): string {
  return t('taxes.sum', {
    name,
    rate: formatRate(rateMilli, locale),
    base: formatMoney({ amountMinor: baseMinor, currency }, locale),
  });
}
