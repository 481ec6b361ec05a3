import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Availability, ClockTime } from '@/lib/availability';

/** 'In now, until 5:30 pm', or when somebody is back. */
export function usePresence(availability: Availability): string {
  const t = useTranslations('person');
  const { openUntil, opens } = availability;
  if (openUntil) return t('in', { time: openUntil });
  return opens ? t('back', momentOf(opens)) : t('noHours');
}

/** 'Write now and you have an answer by 2:40 pm today', the moment in strong; null without hours. */
export function useAnswerBy(availability: Availability): ReactNode {
  const t = useTranslations('person');
  const { answerBy } = availability;
  if (!answerBy) return null;
  return t.rich('answerBy', {
    ...momentOf(answerBy),
    b: (moment) => <strong>{moment}</strong>,
  });
}

/** Both in one short line: 'In until 5:30 · answers by 2:40'. */
export function usePresenceShort(availability: Availability): string {
  return presenceShort(useTranslations('person'), availability);
}

/** The same outside of a component; `t` speaks the namespace `person`. */
export function presenceShort(
  t: (key: string, values: Record<string, string>) => string,
  { openUntilShort, opens, answerBy }: Availability,
): string {
  const presence = openUntilShort
    ? t('inShort', { time: openUntilShort })
    : opens && t('backShort', momentOf(opens));
  const answer =
    answerBy &&
    t('answerByShort', {
      ...momentOf(answerBy),
      time: openUntilShort ? answerBy.timeShort : answerBy.time,
    });
  return [presence, answer].filter(Boolean).join(' · ');
}

function momentOf({ day, dayText, time }: ClockTime) {
  return { day, dayText, time };
}
