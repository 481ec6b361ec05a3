import { addDays, dayIn, type Day, instantAt, weekday } from '@/lib/clock';
import { holidaysOf } from './holidays';

export const zone = 'America/Los_Angeles';

/** Days and instants of the demo, all told from the moment of seeding, in the firm's zone. */
export type DemoCalendar = {
  now: Date;
  today: Day;
  /** The calendar day that was so many days ago; one to come where it is negative. */
  daysAgo(days: number): Day;
  /** The newest working day whose morning is over, or so many working days before it. */
  workday(before?: number): Day;
  /** The day itself where the firm works then, or the last working day before it. */
  workdayBy(day: Day): Day;
  /** The instant at which the firm's clocks show `time` ('HH:mm') on `day`, `seconds` after it. */
  at(day: Day, time: string, seconds?: number): Date;
};

const MORNING_OVER = '11:00';
const FRIDAY = 5;

export function demoCalendar(now: Date): DemoCalendar {
  const today = dayIn(zone, now);
  const closed = new Set(
    [-2, -1, 0, 1].flatMap((years) => holidaysOf(yearOf(today) + years).map(({ day }) => day)),
  );
  const works = (day: Day) => weekday(day) <= FRIDAY && !closed.has(day);
  const workdayBy = (day: Day): Day => (works(day) ? day : workdayBy(addDays(day, -1)));
  const isOver = now >= instantAt(zone, today, MORNING_OVER);
  const newest = workdayBy(isOver ? today : addDays(today, -1));
  return {
    now,
    today,
    daysAgo: (days) => addDays(today, -days),
    workday(before = 0) {
      let day = newest;
      for (let left = before; left > 0; left -= 1) day = workdayBy(addDays(day, -1));
      return day;
    },
    workdayBy,
    at: (day, time, seconds = 0) =>
      new Date(instantAt(zone, day, time).getTime() + Math.round(seconds * 1000)),
  };
}

/** The first `wanted` weekday (1 Monday … 7 Sunday) that is not before `day`. */
export function weekdayFrom(day: Day, wanted: number): Day {
  return addDays(day, (wanted + 7 - weekday(day)) % 7);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The same day of the month, months earlier; the 28th at the latest, which each month has. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(Date.UTC(year, month - 1 - months, Math.min(date, 28)));
  return moment.toISOString().slice(0, 10);
}

/** The period that a bill of some day is for. */
export type Period = {
  /** 'October', and the year that it is of. */
  month: string;
  /** 'third quarter': the last one that was over. */
  quarter: string;
  /** 'October to December': the one that goes on. */
  quarterMonths: string;
  year: number;
};

const QUARTERS = ['first', 'second', 'third', 'fourth'];
/** A bill that is sent in the first days of a month is for the month before. */
const ARREARS_DAYS = 12;

export function periodOf(day: Day): Period {
  const billed = addDays(day, -ARREARS_DAYS);
  const place = Math.floor((monthOf(day) - 1) / 3);
  const first = place * 3 + 1;
  return {
    month: monthName(monthOf(billed)),
    quarter: `${QUARTERS[(place + 3) % 4]} quarter`,
    quarterMonths: `${monthName(first)} to ${monthName(first + 2)}`,
    year: yearOf(billed),
  };
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });

/** 'January' for 1. */
export function monthName(month: number): string {
  return MONTH.format(new Date(Date.UTC(2024, month - 1, 15)));
}
