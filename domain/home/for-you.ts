import { sayDay, say, type Words } from '../invoices/words';
import type { RequestRow } from '../requests/request-view';
import { waitingDetail, waitingTitle } from '../requests/sentences';
import type { HomeBill, HomeDocument, HomeView } from './get-home';
import { minutesToRead } from './minutes';

/** One thing that waits for the reader, in words. */
export type Waiting = {
  kind: 'pay' | 'read' | 'send' | 'sign' | 'answer';
  /** The invoice's, document's or request's public id; 'consent' for how W-2s are to come. */
  id: string;
  title: string;
  detail: string;
  amount: string | null;
};

/** What is to be paid, read and sent, in one list by due day; what has no day comes last. */
export function listWaiting(
  {
    bills,
    documents,
    requests,
    heldW2s,
  }: Pick<HomeView, 'bills' | 'documents' | 'requests' | 'heldW2s'>,
  words: Words,
): Waiting[] {
  const toPay = bills.filter((bill) => bill.status.leftMinor > 0n);
  return [
    ...toPay.map((bill) => ({ dueOn: bill.dueOn, item: payItem(bill, words) })),
    ...documents.map((document) => ({ dueOn: document.dueOn, item: readItem(document, words) })),
    ...requests.map((request) => ({ dueOn: request.dueOn, item: sendItem(request, words) })),
    ...(heldW2s > 0 ? [{ dueOn: null, item: answerItem(words) }] : []),
  ]
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
    .map(({ item }) => item);
}

function payItem(bill: HomeBill, words: Words): Waiting {
  const { number, status } = bill;
  const isRest = status.leftMinor < bill.totalMinor;
  const isLate = status.daysPastDue > 0;
  const key = isRest ? (isLate ? 'rest_was_due' : 'rest_of') : isLate ? 'was_due' : 'invoice';
  return {
    kind: 'pay',
    id: bill.id,
    title: bill.title,
    detail: words.t(`home.${key}`, { number, day: sayDay(words, bill.dueOn, 'row') }),
    amount: say(words, status.leftMinor, bill.currency),
  };
}

function readItem({ id, title, pages, dueOn, signing }: HomeDocument, words: Words): Waiting {
  const length =
    pages && words.t('home.document_pages', { count: pages, minutes: minutesToRead(pages) });
  const by = dueOn && words.t('home.document_by', { day: sayDay(words, dueOn, 'row') });
  return {
    kind: signing === 'sign' ? 'sign' : 'read',
    id,
    title,
    detail: [length, by].filter(Boolean).join(' · '),
    amount: null,
  };
}

function sendItem(request: RequestRow, words: Words): Waiting {
  return {
    kind: 'send',
    id: request.id,
    title: waitingTitle(request, words),
    detail: waitingDetail(request, words),
    amount: null,
  };
}

function answerItem({ t }: Words): Waiting {
  return {
    kind: 'answer',
    id: 'consent',
    title: t('consent.waiting.title'),
    detail: t('consent.waiting.detail'),
    amount: null,
  };
}
