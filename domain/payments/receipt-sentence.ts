import { say, sayDay, type Words } from '@/domain/invoices/words';
import type { ReceiptView } from './get-receipt';

type Received = Pick<ReceiptView, 'amountMinor' | 'currency' | 'receivedOn'> & {
  client: Pick<ReceiptView['client'], 'name'>;
  back: readonly Pick<ReceiptView['back'][number], 'amountMinor' | 'certain'>[];
};

/**
 * Did it arrive? The first sentence of a receipt: "Your $1,840.00 arrived on Monday 9 November. Thank you." What has gone
 * back since is said with it.
 */
export function receiptSentence(
  { amountMinor, currency, receivedOn, client, back }: Received,
  words: Words,
  reader: 'client' | 'firm',
): string {
  const { t } = words;
  const sum = (certain: boolean) =>
    back.reduce((total, one) => (one.certain === certain ? total + one.amountMinor : total), 0n);
  const [gone, going] = [sum(true), sum(false)];
  const values = { reader, client: client.name, amount: say(words, amountMinor, currency) };
  return [
    t('receipts.sentence.arrived', {
      ...values,
      back: gone + going > 0n ? 'yes' : 'no',
      day: sayDay(words, receivedOn, 'sentence'),
    }),
    gone > 0n &&
      t('receipts.sentence.gone', {
        part: gone >= amountMinor ? 'all' : 'some',
        amount: say(words, gone, currency),
      }),
    going > 0n &&
      t('receipts.sentence.going', {
        part: going >= amountMinor ? 'all' : 'some',
        amount: say(words, going, currency),
      }),
  ]
    .filter(Boolean)
    .join(' ');
}
