import type { PromiseItem } from '@/components/friction/promises-card';
import type { PromiseView } from '@/domain/calls/list-promises';
import { type Day, dayIn, now } from '@/lib/clock';
import { formatDay, formatTime } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

type Reader = { locale: string; zone: string; today: Day };

/** Promises with every time and word written out. */
export function promiseItems(
  promises: readonly PromiseView[],
  { t, ...reader }: Reader & { t: Translate },
): PromiseItem[] {
  return promises.map(({ id, kind, client, who, topic, about, dueAt }) => ({
    id,
    who,
    when: dueAt ? whenWords(dueAt, reader) : '',
    isLate: dueAt !== null && dueAt < now(),
    what:
      kind === 'question'
        ? t('calls.promises.question', { number: about })
        : about
          ? t('calls.promises.said', { said: about })
          : t(`calls.promises.topics.${topic}`),
    client: { ...client, href: `/staff/clients/${client.id}` },
    answerHref: kind === 'question' ? `/staff/questions/${id}` : null,
  }));
}

function whenWords(dueAt: Date, { locale, zone, today }: Reader): string {
  const day = dayIn(zone, dueAt);
  return day === today
    ? formatTime(dueAt, zone, locale)
    : formatDay(day, { style: 'row', today, locale });
}

/** Whom the reader should have answered, or has to next, today; null for nobody. */
export function nextPromise(
  promises: readonly PromiseView[],
  reader: Reader,
): { client: string; time: string; late: 'yes' | 'no' } | null {
  const [next] = promises.filter((promise) => isDue(promise, reader));
  if (!next?.dueAt) return null;
  return {
    client: next.client.name,
    time: whenWords(next.dueAt, reader),
    late: next.dueAt < now() ? 'yes' : 'no',
  };
}

/** How many are due today, what is late among them. */
export function countToday(promises: readonly PromiseView[], reader: Reader): number {
  return promises.filter((promise) => isDue(promise, reader)).length;
}

function isDue({ dueAt }: PromiseView, { zone, today }: Reader): boolean {
  return dueAt !== null && dayIn(zone, dueAt) <= today;
}
