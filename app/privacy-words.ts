import type { PrivacyView } from '@/domain/privacy/get-privacy';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

type Reader = { locale: string; zone: string };

/** A day in a sentence; empty where there is none. */
export function dayOf(at: Date | null, { locale, zone }: Reader): string {
  if (!at) return '';
  return formatDay(dayIn(zone, at), { style: 'sentence', today: todayIn(zone), locale });
}

/** The moment until which something can be taken back. */
export function momentOf(at: Date | null, { locale, zone }: Reader): string {
  if (!at) return '';
  return formatInstant(at, { style: 'sentence', today: todayIn(zone), zone, locale });
}

/** The first sentence of the page about one's own data: what waits comes first. */
export function privacySentence({ erasure }: PrivacyView, reader: Reader, t: Translate): string {
  const state = erasure?.state;
  if (state === 'asked' || state === 'scheduled' || state === 'erasing') {
    return t(`privacy.sentence_erasure.${state}`, { day: dayOf(erasure?.dueAt ?? null, reader) });
  }
  return t('privacy.sentence');
}

/** Whether one's data is being erased. */
export function erasureSentence({ erasure }: PrivacyView, reader: Reader, t: Translate): string {
  const state = erasure?.state;
  const isUnderWay = state === 'asked' || state === 'scheduled' || state === 'erasing';
  return t(`erasure.sentence.${isUnderWay ? state : 'none'}`, {
    day: dayOf(erasure?.dueAt ?? null, reader),
  });
}
