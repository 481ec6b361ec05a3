import type { VisitItem } from '@/components/activity/visit-item';
import { describeEvent } from '@/domain/activity/describe-event';
import type { FoldedEntry, VisitGroup } from '@/domain/activity/group-visits';
import { visitSentence } from '@/domain/activity/visit-sentence';
import type { PlacedSignal } from '@/domain/friction/list-signals-behind';
import type { Day } from '@/lib/clock';
import { formatDay, formatDuration, formatTime } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

type Reader = { t: Translate; locale: string; zone: string; today: Day };

const MINUTE_MS = 60_000;

/**
 * Visits with every day, time and word written out, and the signals at the events at which they arose.
 * @param signals.hrefOf where a signal that still waits stands; null for one that does not
 */
export function visitItems(
  visits: readonly VisitGroup[],
  signals: {
    placed: readonly PlacedSignal[];
    hrefOf: (signal: PlacedSignal) => string | null;
  },
  { t, locale, zone, today }: Reader,
): VisitItem[] {
  const entryItem = (entry: FoldedEntry) => ({
    id: entry.id,
    type: entry.type,
    at: entry.at.toISOString(),
    time: formatTime(entry.at, zone, locale),
    words: describeEvent(entry, { locale, today }),
    href: entry.subject?.label?.href ?? null,
    lang: entry.subject?.label?.lang ?? null,
    times: entry.times,
    signals: signals.placed
      .filter(({ eventId }) => entry.ids.includes(eventId))
      .map((signal) => ({ ...signal, href: signals.hrefOf(signal) })),
  });
  return visits.map((visit) => {
    const { id, kind, who, outcome, isCut, lengthMs } = visit;
    return {
      ...{ id, kind, who, outcome, isCut },
      day: formatDay(visit.day, { style: 'row', today, locale }),
      length:
        lengthMs !== null && lengthMs >= MINUTE_MS
          ? formatDuration(Math.round(lengthMs / MINUTE_MS) * MINUTE_MS, locale)
          : null,
      sentence: visitSentence(visit, { t, locale }),
      entries: visit.entries.map(entryItem),
    };
  });
}
