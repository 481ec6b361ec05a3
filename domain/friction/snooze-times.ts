import { addDays, dayIn, instantAt, weekday } from '@/lib/clock';

/** A time to be asked again. */
export type SnoozeTime = { name: 'later_today' | 'tomorrow' | 'monday' | 'next_week'; until: Date };

const MORNING = '08:30';
const LATER_HOURS = 3;
/** After this hour "later today" would be the evening. */
const LAST_HOUR_TODAY = 14;
const MONDAY = 1;

/** The times that a snooze offers at `at`, by the clock of the firm's zone, soonest first. */
export function snoozeTimes(at: Date, zone: string): SnoozeTime[] {
  const today = dayIn(zone, at);
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, (MONDAY + 7 - weekday(today)) % 7);
  const times: SnoozeTime[] = [
    { name: 'tomorrow', until: instantAt(zone, tomorrow, MORNING) },
    ...(monday === tomorrow || monday === today
      ? []
      : [{ name: 'monday' as const, until: instantAt(zone, monday, MORNING) }]),
    { name: 'next_week', until: instantAt(zone, addDays(today, 7), MORNING) },
  ];
  const later = new Date(at.getTime() + LATER_HOURS * 3_600_000);
  const lastToday = instantAt(zone, today, `${LAST_HOUR_TODAY}:00`);
  if (at < lastToday) times.unshift({ name: 'later_today', until: later });
  return times.sort((a, b) => a.until.getTime() - b.until.getTime());
}
