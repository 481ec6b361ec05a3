import { formatMoneyList, type Money, sumByCurrency } from '@/lib/money';
import { asSentence, sayDay, sayNumber, type Words } from '../invoices/words';
import type { HomeBill, HomeView } from './get-home';

type Facts = Pick<HomeView, 'bills' | 'documents' | 'requests' | 'heldW2s'>;

/**
 * Do I owe anything, and does anything need me? "You owe $1,245.00 and €380.00, the first by Monday. Two documents need
 * you." Currencies are never added up; what is clearing is not owed again.
 */
export function homeSentence({ bills, documents, requests, heldW2s }: Facts, words: Words): string {
  const others = requests.length + (heldW2s > 0 ? 1 : 0);
  const toPay = bills.filter((bill) => bill.status.leftMinor > 0n);
  if (toPay.length === 0 && documents.length === 0 && others === 0) {
    const settled = bills.length > 0 ? 'home.sentence.only_clearing' : 'home.sentence.nothing';
    return words.t(settled, { amounts: formatMoneyList(clearing(bills), words.locale) });
  }
  return [owing(toPay, words), needing(documents.length, others, words)].join(' ');
}

function owing(toPay: HomeBill[], words: Words): string {
  const [first] = toPay;
  if (!first) return words.t('home.sentence.owe_nothing');
  const amounts = formatMoneyList(left(toPay), words.locale);
  const day = sayDay(words, first.dueOn, 'relative');
  const isLate = first.status.daysPastDue > 0;
  if (toPay.length === 1)
    return words.t(isLate ? 'home.sentence.owe_one_late' : 'home.sentence.owe_one', {
      amounts,
      day,
    });
  return words.t(isLate ? 'home.sentence.owe_late' : 'home.sentence.owe', { amounts, day });
}

/** Documents to read, and what else there is to do with them, lists to send from and the like: together they are things. */
function needing(documents: number, others: number, words: Words): string {
  const count = documents + others;
  if (count === 0) return words.t('home.sentence.no_documents');
  return asSentence(
    words.t(`home.sentence.${others > 0 ? 'things' : 'documents'}`, {
      count,
      number: sayNumber(words, count),
    }),
    words.locale,
  );
}

/** What makes the first sentence safe to believe: what is past due, and what is on its way. */
export function homeLede({ bills }: Pick<Facts, 'bills'>, words: Words): string {
  const toPay = bills.filter((bill) => bill.status.leftMinor > 0n);
  const late = toPay.filter((bill) => bill.status.daysPastDue > 0);
  const onTheirWay = bills.filter((bill) => bill.clearingMinor > 0n);
  const parts: string[] = [];
  if (late.length > 0) {
    const number = sayNumber(words, late.length);
    parts.push(asSentence(words.t('home.lede.late', { count: late.length, number }), words.locale));
  } else if (toPay.length > 0) {
    parts.push(words.t('home.lede.none_late'));
  }
  if (onTheirWay.length > 0 && toPay.length > 0) parts.push(clearingSentence(onTheirWay, words));
  return parts.join(' ');
}

function clearingSentence(bills: HomeBill[], words: Words): string {
  const expected = bills
    .map((bill) => bill.expectedOn)
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return words.t('home.lede.clearing', {
    amounts: formatMoneyList(clearing(bills), words.locale),
    hasDay: expected ? 'yes' : 'no',
    day: sayDay(words, expected ?? null, 'relative'),
  });
}

function left(bills: HomeBill[]): Money[] {
  return sumByCurrency(
    bills.map(({ currency, status }) => ({ currency, amountMinor: status.leftMinor })),
  );
}

function clearing(bills: HomeBill[]): Money[] {
  const sums = bills.map(({ currency, clearingMinor }) => ({
    currency,
    amountMinor: clearingMinor,
  }));
  return sumByCurrency(sums.filter(({ amountMinor }) => amountMinor > 0n));
}
