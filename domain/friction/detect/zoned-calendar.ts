import { addDays, dayIn, daysBetween, instantAt, startOfDay, weekday, type Day } from '@/lib/clock';
import type { Calendar } from './calendar';

const FRIDAY = 5;

/**
 * The calendar of a firm: its zone, Monday to Friday, without its holidays.
 * @param zone IANA zone.
 * @param holidays calendar days, in that zone, on which nobody works.
 */
export function zonedCalendar(zone: string, holidays: readonly Day[]): Calendar {
  const closed = new Set(holidays);
  const works = (day: Day) => weekday(day) <= FRIDAY && !closed.has(day);
  return {
    dayOf: (ms) => dayIn(zone, new Date(ms)),
    startOf: (day, days = 0) => startOfDay(zone, addDays(day, days)).getTime(),
    daysBetween,
    sameTimeNextWorkday(ms) {
      const today = dayIn(zone, new Date(ms));
      let next = addDays(today, 1);
      while (!works(next)) next = addDays(next, 1);
      return instantAt(zone, next, timeIn(zone, ms)).getTime() + (ms % 60_000);
    },
  };
}

function timeIn(zone: string, ms: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
}
