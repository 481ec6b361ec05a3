import { DAY_MS } from '../settings';

/** Days and working days as the rules see them: in the firm's zone, or in UTC where there is no firm. */
export interface Calendar {
  /** The calendar day (`YYYY-MM-DD`) that it is at an instant. */
  dayOf(ms: number): string;
  /** The instant at which a calendar day begins, `days` days after the one named. */
  startOf(day: string, days?: number): number;
  /** Days from one calendar day to another; negative when the other lies before it. */
  daysBetween(from: string, to: string): number;
  /** The same time of day on the next working day. */
  sameTimeNextWorkday(ms: number): number;
}

const SATURDAY = 6;
const SUNDAY = 0;

/** UTC, Monday to Friday, no holidays: the calendar of the replay. */
export const utcCalendar: Calendar = {
  dayOf: (ms) => new Date(ms).toISOString().slice(0, 10),
  startOf: (day, days = 0) => Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS,
  daysBetween: (from, to) => (Date.parse(to) - Date.parse(from)) / DAY_MS,
  sameTimeNextWorkday(ms) {
    let next = ms + DAY_MS;
    while ([SATURDAY, SUNDAY].includes(new Date(next).getUTCDay())) next += DAY_MS;
    return next;
  },
};
