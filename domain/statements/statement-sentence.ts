import { say, sayDay, type Words } from '@/domain/invoices/words';
import type { Statement } from './statement';

type Closing = Pick<Statement, 'to' | 'today' | 'currency' | 'closingMinor' | 'ageing'> & {
  underWay: readonly Pick<Statement['underWay'][number], 'amountMinor'>[];
  client: Pick<Statement['client'], 'name'>;
};

/**
 * What was my balance? The first sentence of a statement:
 * "On 24 November you owed $2,010.00. $840.00 of it is on its way, and nothing is past due."
 * The second half is about that day; it is told of the past where the day is past.
 */
export function statementSentence(
  closing: Closing,
  words: Words,
  reader: 'client' | 'firm',
): string {
  const { t } = words;
  const { to, today, currency, closingMinor, ageing } = closing;
  const onItsWay = closing.underWay.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const values = {
    reader,
    client: closing.client.name,
    day: sayDay(words, to, 'date'),
    when: to === today ? 'now' : 'then',
  };
  const balance = closingMinor > 0n ? 'owed' : closingMinor < 0n ? 'favour' : 'even';
  const first = t('statements.sentence.balance', {
    ...values,
    balance,
    amount: say(words, closingMinor < 0n ? -closingMinor : closingMinor, currency),
  });
  const { pastDueMinor } = ageing;
  if (onItsWay === 0n && pastDueMinor === 0n && closingMinor <= 0n) return first;
  const partOf = (amountMinor: bigint) =>
    balance === 'owed' && amountMinor <= closingMinor ? 'of_it' : 'apart';
  const second = t('statements.sentence.rest', {
    ...values,
    way: onItsWay > 0n ? partOf(onItsWay) : 'none',
    on_its_way: say(words, onItsWay, currency),
    late:
      pastDueMinor === 0n ? 'none' : pastDueMinor === closingMinor ? 'all' : partOf(pastDueMinor),
    past_due: say(words, pastDueMinor, currency),
  });
  return `${first} ${second}`;
}
