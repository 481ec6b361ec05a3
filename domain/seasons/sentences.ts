import { asSentence, sayNumber, type Words } from '../invoices/words';
import type { SeasonDetail } from './get-season';

/** Does each paper of the season go to the right one? "4,981 of 5,000 are ready. 12 are to be checked; 7 can't go out." */
export function seasonSentence(season: SeasonDetail, words: Words): string {
  const { t, locale } = words;
  const { counts, lines, state } = season;
  if (state === 'failed') return t('seasons.says.failed');
  if (lines === 0) return t('seasons.says.begun');
  const gone = counts.outgoing + counts.published;
  const isGoing = season.run?.state === 'going';
  const isOut = counts.ready === 0 && gone > 0;
  const parts = [
    counts.check > 0 &&
      t('seasons.says.check', { count: counts.check, number: sayNumber(words, counts.check) }),
    counts.refused > 0 &&
      t('seasons.says.refused', {
        count: counts.refused,
        number: sayNumber(words, counts.refused),
      }),
    gone > 0 &&
      !isGoing &&
      !isOut &&
      t('seasons.says.gone', { count: gone, number: sayNumber(words, gone) }),
  ].filter((part) => part !== false);
  const begin = isGoing
    ? t('seasons.says.going', { count: season.run?.documents ?? 0 })
    : isOut
      ? t('seasons.says.out', { count: gone, lines })
      : t('seasons.says.ready', { count: counts.ready, lines });
  const tail = parts.length ? `${asSentence(parts.join('; '), locale)}.` : '';
  return [begin, tail].filter(Boolean).join(' ');
}
