import type { PublishedRow } from '@/components/documents/published-list';
import type { PublishedDocument } from '@/domain/documents/list-published';
import { categoryName } from '@/domain/documents/own-category';
import { seenByShort } from '@/domain/documents/seers-sentence';
import type { Words } from '@/domain/invoices/words';
import { dayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';

/** A published document in the words of the firm's list. */
export function publishedRow(
  document: PublishedDocument,
  words: Words,
  zone: string,
): PublishedRow {
  const { t, locale, today } = words;
  const { id, title, client, tags, year, seers, publishedAt, openedAt, withdrawnAt } = document;
  return {
    id,
    title,
    client,
    what: [
      t('documents.what', { kind: categoryName(document, t), year: String(year) }),
      ...tags,
    ].join(' · '),
    whom: seenByShort(seers, words),
    published: {
      at: publishedAt.toISOString(),
      when: formatInstant(publishedAt, { zone, today, locale, style: 'recent' }),
    },
    openedOn: openedAt && formatDay(dayIn(zone, openedAt), { style: 'short', today, locale }),
    isWithdrawn: withdrawnAt !== null,
    isHeld: document.isHeld,
    isOnPaper: document.isOnPaper,
  };
}
