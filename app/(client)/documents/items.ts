import { documentHref, listHref } from '@/components/documents/addresses';
import type {
  DocumentItem,
  DocumentItemGroup,
  WaitingItem,
} from '@/components/documents/document-lists';
import type { AskedItem } from '@/components/requests/asked-earlier';
import type { DocumentList, DocumentRow } from '@/domain/documents/list-documents';
import { seenAtClient } from '@/domain/documents/seers-sentence';
import { waitingDetail } from '@/domain/documents/sentences';
import type { Words } from '@/domain/invoices/words';
import type { RequestRow } from '@/domain/requests/request-view';
import { waitingDetail as requestDetail, waitingTitle } from '@/domain/requests/sentences';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';

/** How this page's reader is spoken to. */
export type Reading = {
  words: Words;
  zone: string;
  firmName: string;
  tag?: string | undefined;
  own?: string | undefined;
};

/** The rows of what waits, in words: to be read and to be sent, by due day; what has no day comes last. */
export function waitingItems(
  list: DocumentList,
  requests: readonly RequestRow[],
  reading: Reading,
  heldW2s: number,
): WaitingItem[] {
  const { words } = reading;
  const toRead = list.waiting.map((row) => ({
    dueOn: row.signing?.dueOn ?? row.dueOn,
    item: {
      kind: row.signing?.kind ?? ('read' as const),
      id: row.id,
      href: documentHref(row.id),
      title: row.title,
      detail: waitingDetail(row, words) || fromWhom(row, reading),
    },
  }));
  const toSend = waitingRequests(requests).map((request) => ({
    dueOn: request.dueOn,
    item: {
      kind: 'send' as const,
      id: request.id,
      href: `/requests/${request.id}`,
      title: waitingTitle(request, words),
      detail: requestDetail(request, words),
    },
  }));
  return [...toSend, ...toRead, ...toAnswer(heldW2s, words)]
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
    .map(({ item }) => item);
}

function toAnswer(heldW2s: number, { t }: Words): { dueOn: null; item: WaitingItem }[] {
  if (heldW2s === 0) return [];
  const item = {
    ...{ kind: 'answer' as const, id: 'consent', href: '/consent' },
    title: t('consent.waiting.title'),
    detail: t('consent.waiting.detail'),
  };
  return [{ dueOn: null, item }];
}

/** Those of which something is left to send. */
export function waitingRequests(requests: readonly RequestRow[]): RequestRow[] {
  return requests.filter(({ state, counts }) => state === 'open' && counts.left > 0);
}

/** A year's rows kind by kind, in words, with where each kind goes on. */
export function groupItems(list: DocumentList, reading: Reading): DocumentItemGroup[] {
  const met = { year: list.year, tag: reading.tag, own: reading.own };
  return list.groups.map(({ category, count, rows, next }) => ({
    category,
    count,
    items: rows.map((row) => itemOf(row, reading)),
    moreHref: next && listHref({ ...met, category, after: next }),
  }));
}

function itemOf(row: DocumentRow, reading: Reading): DocumentItem {
  return {
    id: row.id,
    title: row.title,
    detail: [fromWhom(row, reading), ...row.tags].join(' · '),
    ownCategory: row.ownCategory,
    isNew: row.openedAt === null,
    whom: seenAtClient(row.seers, reading.words),
    isNamed: row.audience === 'named',
    signing: row.isSigned ? 'signed' : row.signing?.kind === 'sign' ? 'to_sign' : null,
  };
}

function fromWhom({ publishedAt }: DocumentRow, { words, zone, firmName }: Reading): string {
  const { t, locale, today } = words;
  const day = formatDay(dayIn(zone, publishedAt), { style: 'row', today, locale });
  return t('documents.from', { firm: firmName, day });
}

/** The lists that ask nothing of the reader now, in words. */
export function askedItems(requests: readonly RequestRow[], { t }: Words): AskedItem[] {
  return requests
    .filter((request) => !waitingRequests([request]).length)
    .map(({ id, title, state }) => ({
      id,
      title,
      detail: t(`requests.client_detail.${state === 'open' ? 'sent' : state}`),
    }));
}
