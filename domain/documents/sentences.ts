import { kindOfType } from '@/lib/file-kind';
import { formatFileSize } from '@/lib/file-size';
import { asSentence, sayDay, sayNumber, type Words } from '../invoices/words';
import type { DocumentView } from './get-document';
import type { DocumentList, DocumentRow } from './list-documents';

/** Where is my paper, and what do you want from me? "Two documents are waiting for you. Everything else is filed." */
export function documentsSentence(
  { waiting, total }: DocumentList,
  words: Words,
  /** How many other things the reader is to do: lists to send from, a consent to give or not. */
  toSend = 0,
): string {
  const { t, locale } = words;
  const count = waiting.length + toSend;
  if (count === 0 && total === 0) return t('documents.sentence.none');
  if (count === 0) return t('documents.sentence.nothing_waits', { count: total });
  const key = toSend > 0 ? 'waiting_things' : 'waiting';
  const waits = t(`documents.sentence.${key}`, { count, number: sayNumber(words, count) });
  const rest = total > waiting.length ? t('documents.sentence.rest_is_filed') : '';
  return [asSentence(waits, locale), rest].filter(Boolean).join(' ');
}

/** What is to be known of a document that waits: "4 pages · by Fri 4 Dec". */
export function waitingDetail({ pages, signing, ...row }: DocumentRow, words: Words): string {
  const dueOn = signing?.dueOn ?? row.dueOn;
  const by = dueOn && words.t('documents.by_day', { day: sayDay(words, dueOn, 'row') });
  return [pages && words.t('documents.pages', { count: pages }), by].filter(Boolean).join(' · ');
}

type Facts = Pick<DocumentView, 'ownCategory' | 'year' | 'mediaType' | 'pages' | 'sizeBytes'>;

/** "2025 · PDF, 1 page · 84 KB"; before it what the firm calls its own category. */
export function fileFacts(facts: Facts, words: Words): string {
  const { ownCategory, year, mediaType, pages, sizeBytes } = facts;
  const kind = words.t('documents.type', { kind: kindOfType(mediaType) ?? '' });
  const length = pages && words.t('documents.pages', { count: pages });
  return [
    ...(ownCategory === null ? [] : [ownCategory]),
    String(year),
    [kind, length].filter(Boolean).join(', '),
    formatFileSize(sizeBytes, words.locale),
  ].join(' · ');
}

/** Has it arrived, or who sent it? "Brightwater Ceramics LLC has opened “Form 940”." */
export function firmDocumentSentence(document: DocumentView, words: Words): string {
  const { t } = words;
  const { title, client, state, openedAt } = document;
  const name = client?.name ?? '';
  if (document.request) return t('documents.firm.sent', { title, client: name });
  if (state === 'withdrawn') return t('documents.firm.withdrawn', { title, client: name });
  if (state !== 'published') return t('documents.firm.unpublished', { title });
  return t(openedAt ? 'documents.firm.opened' : 'documents.firm.unopened', { title, client: name });
}
