import type { Day } from '@/lib/clock';
import { formatMoneyList, type Money } from '@/lib/money';
import { asSentence, sayDay, sayNumber, type Words } from './words';

/** What a client owes in all; each currency apart, since they are never added up. */
export type Owing = {
  /** Left to pay, a sum a currency; empty when nothing is. */
  left: Money[];
  /** On its way, a sum a currency. */
  clearing: Money[];
  /** How many invoices have something left to pay, and how many of these are past due. */
  count: number;
  overdueCount: number;
  /** The earliest day on which something is due. */
  nextDueOn: Day | null;
  /** Every invoice that the client ever had. */
  total: number;
};

/**
 * What is still to pay? The first sentence of the client's invoices:
 * "You owe $1,245.00 and €380.00 on three invoices. Nothing is overdue."
 */
export function owingSentence(owing: Owing, words: Words): string {
  const { t, locale } = words;
  if (owing.count === 0) {
    if (owing.clearing.length > 0) {
      return t('invoices.owing.clearing', {
        amounts: formatMoneyList(owing.clearing, locale),
        count: owing.clearing.length,
      });
    }
    return owing.total > 0 ? t('invoices.owing.nothing') : t('invoices.owing.none_yet');
  }
  const owe = t('invoices.owing.owe', {
    amounts: formatMoneyList(owing.left, locale),
    count: owing.count,
    number: sayNumber(words, owing.count),
  });
  return `${owe} ${overdueSentence(owing, words)}`;
}

function overdueSentence({ count, overdueCount }: Owing, words: Words): string {
  const { t } = words;
  if (overdueCount === 0) return t('invoices.owing.none_overdue');
  if (overdueCount === count) return t('invoices.owing.all_overdue', { count });
  const number = sayNumber(words, overdueCount);
  const some = t('invoices.owing.some_overdue', { count: overdueCount, number });
  return asSentence(some, words.locale);
}

/** What makes it safe to believe: what is on its way, and when the first one is due. */
export function owingLede(owing: Owing, words: Words): string {
  const { t, locale } = words;
  if (owing.count > 0 && owing.clearing.length > 0) {
    return t('invoices.owing.also_clearing', {
      amounts: formatMoneyList(owing.clearing, locale),
      count: owing.clearing.length,
    });
  }
  if (owing.count > 0 && owing.overdueCount === 0 && owing.nextDueOn) {
    return owing.nextDueOn === words.today
      ? t('invoices.owing.next_due_today', { count: owing.count })
      : t('invoices.owing.next_due', {
          count: owing.count,
          day: sayDay(words, owing.nextDueOn, 'sentence'),
        });
  }
  return '';
}
