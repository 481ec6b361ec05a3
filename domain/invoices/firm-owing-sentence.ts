import { formatMoneyList } from '@/lib/money';
import type { FirmInvoices } from './list-firm-invoices';
import { asSentence, sayNumber, type Words } from './words';

/** What does the firm wait for? "Your clients owe $48,120.00 and €4,360.00, of it $2,350.00 past due." */
export function firmOwingSentence(
  { owed, pastDue, client }: Pick<FirmInvoices, 'owed' | 'pastDue' | 'client'>,
  { t, locale }: Words,
): string {
  const who = client ? 'client' : 'all';
  const name = client?.name ?? '';
  if (owed.length === 0) return t('invoices.firm.nothing_owed', { who, name });
  return t('invoices.firm.owed', {
    who,
    name,
    amounts: formatMoneyList(owed, locale),
    late: pastDue.length > 0 ? 'yes' : 'no',
    past: formatMoneyList(pastDue, locale),
  });
}

/** What stands between the firm and its money, beside the clients: drafts that were not sent, money on its way. */
export function firmOwingLede({ counts }: Pick<FirmInvoices, 'counts'>, words: Words): string {
  const say = (key: string, count: number) =>
    count > 0
      ? asSentence(words.t(key, { count, number: sayNumber(words, count) }), words.locale)
      : '';
  return [say('invoices.firm.drafts', counts.draft), say('invoices.firm.clearing', counts.clearing)]
    .filter(Boolean)
    .join(' ');
}
