import { formatMoneyList } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import type { ClientsSummary } from './sum-up-clients';

/**
 * Which of mine need me? The first sentence of the list: "Nine of your 38 clients need something; the other 29 are
 * fine." A narrowed list says how many match.
 */
export function clientsSentence(
  { count, needing }: ClientsSummary,
  isNarrowed: boolean,
  t: Translate,
): string {
  if (isNarrowed) return t('clients.sentence.narrowed', { count, needing });
  if (count === 0) return t('clients.sentence.none');
  if (needing === 0) return t('clients.sentence.all_fine', { count });
  return t('clients.sentence.needing', { count, needing, rest: count - needing });
}

/** What they owe, each currency apart: "They owe $48,120.00 and €4,360.00, of it $2,350.00 past due." */
export function clientsLede(
  { count, owed, pastDue }: ClientsSummary,
  t: Translate,
  locale: string,
): string {
  if (count === 0) return '';
  if (owed.length === 0) return t('clients.sentence.owe_nothing', { count });
  return t('clients.sentence.owe', {
    count,
    owed: formatMoneyList(owed, locale),
    late: pastDue.length > 0 ? formatMoneyList(pastDue, locale) : 'none',
  });
}
