import { listHref } from '@/components/documents/addresses';
import type { DocumentItem, DocumentItemGroup } from '@/components/documents/document-lists';
import type { DocumentList, DocumentRow } from '@/domain/documents/list-documents';
import { audienceShort, waitingDetail } from '@/domain/documents/sentences';
import type { Words } from '@/domain/invoices/words';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';

/** How this page's reader is spoken to. */
export type Reading = { words: Words; zone: string; firmName: string };

/** The rows of what waits, in words. */
export function waitingItems(list: DocumentList, reading: Reading): DocumentItem[] {
  return list.waiting.map((row) => ({
    ...itemOf(row, reading),
    detail: waitingDetail(row, reading.words) || fromWhom(row, reading),
  }));
}

/** A year's rows kind by kind, in words, with where each kind goes on. */
export function groupItems(list: DocumentList, reading: Reading): DocumentItemGroup[] {
  return list.groups.map(({ category, count, rows, next }) => ({
    category,
    count,
    items: rows.map((row) => itemOf(row, reading)),
    moreHref: next && listHref({ year: list.year, category, after: next }),
  }));
}

function itemOf(row: DocumentRow, reading: Reading): DocumentItem {
  const [only] = row.audience.named;
  return {
    id: row.id,
    title: row.title,
    detail: fromWhom(row, reading),
    isNew: row.openedAt === null,
    whom: audienceShort(row.audience, reading.words),
    onlyYou: row.audience.named.length === 1 && only?.isReader === true,
  };
}

function fromWhom({ publishedAt }: DocumentRow, { words, zone, firmName }: Reading): string {
  const { t, locale, today } = words;
  const day = formatDay(dayIn(zone, publishedAt), { style: 'row', today, locale });
  return t('documents.from', { firm: firmName, day });
}
