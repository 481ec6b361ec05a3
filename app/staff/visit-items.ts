import type { VisitItem } from '@/components/activity/client-visits';
import { describeEvent } from '@/domain/activity/describe-event';
import type { VisitGroup } from '@/domain/activity/group-visits';
import type { Day } from '@/lib/clock';
import { formatDay, formatDuration, formatTime } from '@/lib/dates';

type Reader = { locale: string; zone: string; today: Day };

const MINUTE_MS = 60_000;

/** Visits with every day, time and word written out. */
export function visitItems(
  visits: readonly VisitGroup[],
  { locale, zone, today }: Reader,
): VisitItem[] {
  return visits.map(({ id, kind, who, outcome, day, lengthMs, entries }) => ({
    ...{ id, kind, who, outcome },
    day: formatDay(day, { style: 'row', today, locale }),
    length:
      lengthMs !== null && lengthMs >= MINUTE_MS
        ? formatDuration(roundMinutes(lengthMs), locale)
        : null,
    entries: entries.map((entry) => ({
      id: entry.id,
      type: entry.type,
      at: entry.at.toISOString(),
      time: formatTime(entry.at, zone, locale),
      words: describeEvent(entry, { locale, today }),
      href: entry.subject?.label?.href ?? null,
      lang: entry.subject?.label?.lang ?? null,
      times: entry.times,
    })),
  }));
}

function roundMinutes(ms: number): number {
  return Math.round(ms / MINUTE_MS) * MINUTE_MS;
}
