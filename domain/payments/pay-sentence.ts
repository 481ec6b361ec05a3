import type { Words } from '@/domain/invoices/words';
import { currencyName, formatMoney } from '@/lib/money';
import type { ToPayList } from './list-to-pay';

/** How much, for how many, and what comes after, since it is in another currency: the first sentence of the page to pay on. */
export function paySentence({ groups }: ToPayList, { t, locale }: Words): string {
  const [first, ...others] = groups;
  if (!first) return t('payBills.sentence_nothing');
  const chosen = first.bills.filter((bill) => bill.chosen);
  const amountMinor = chosen.reduce((sum, { status }) => sum + status.leftMinor, 0n);
  const sentence = t('payBills.sentence', {
    amount: formatMoney({ amountMinor, currency: first.currency }, locale),
    count: chosen.length,
  });
  const [second] = others;
  if (!second) return sentence;
  const after = t('payBills.after', {
    currencies: others.length,
    currency: currencyName(second.currency, locale),
    count: others.reduce((count, { bills }) => count + bills.length, 0),
  });
  return `${sentence} ${after}`;
}
