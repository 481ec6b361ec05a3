import { asSentence, sayNumber, type Words } from '../invoices/words';
import type { IncomingDocument, IncomingGroup } from './list-incoming';

/** How many files stand where. */
export type IncomingCounts = Record<IncomingGroup, number>;

export function countIncoming(documents: readonly IncomingDocument[]): IncomingCounts {
  const counts: IncomingCounts = { reading: 0, held: 0, check: 0, stopped: 0, ready: 0 };
  for (const { group } of documents) counts[group] += 1;
  return counts;
}

/** Will each file reach the right client? "Nine of 15 files are ready. Check three; two can't go out." */
export function incomingSentence(counts: IncomingCounts, words: Words): string {
  const { t, locale } = words;
  const { reading, held, check, stopped, ready } = counts;
  const total = reading + held + check + stopped + ready;
  if (total === 0) return t('documents.incoming.none');
  const number = (count: number) => sayNumber(words, count);
  const begin =
    ready === 0
      ? t('documents.incoming.none_ready')
      : ready === total
        ? t('documents.incoming.all_ready', { count: total, number: number(total) })
        : t('documents.incoming.some_ready', { ready, number: number(ready), total });
  const rest = [
    check > 0 && t('documents.incoming.check', { count: check, number: number(check) }),
    stopped > 0 && t('documents.incoming.stopped', { count: stopped, number: number(stopped) }),
    held > 0 && t('documents.incoming.held', { count: held, number: number(held) }),
    reading > 0 && t('documents.incoming.reading', { count: reading, number: number(reading) }),
  ].filter((part) => part !== false);
  const tail = rest.length ? `${asSentence(rest.join('; '), locale)}.` : '';
  return [asSentence(begin, locale), tail].filter(Boolean).join(' ');
}
