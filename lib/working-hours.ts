import { z } from 'zod';
import { addDays, dayIn, instantAt, weekday, type Day, type Weekday } from './clock';

/** One stretch of a weekday in which somebody is there; local times 'HH:mm', `closes` up to '24:00'. */
export type OpenStretch = { weekday: Weekday; opens: string; closes: string };

/** When the firm is there. A weekday may have several stretches (a closed lunch hour), or none. */
export type WorkingHours = {
  /** IANA zone in which the times are meant. */
  zone: string;
  week: readonly OpenStretch[];
  /** Calendar days, in that zone, on which the firm is closed. */
  holidays: readonly Day[];
};

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'errors.time_invalid');

/**
 * Weekly hours as the firm's row keeps them, `{"mon":["08:30","17:30"]}`: a day that is missing is
 * closed, and no day ends before it begins.
 */
export const StoredHours = z.partialRecord(
  z.enum(DAY_NAMES),
  z
    .tuple([timeOfDay, timeOfDay])
    .refine(([opens, closes]) => opens < closes, 'errors.hours_backwards'),
);

/** The stored weekly hours as stretches. @throws ZodError when they are not such hours. */
export function readWeek(stored: unknown): OpenStretch[] {
  const hours = StoredHours.parse(stored);
  return DAY_NAMES.flatMap((name, place) => {
    const day = hours[name];
    return day ? [{ weekday: (place + 1) as Weekday, opens: day[0], closes: day[1] }] : [];
  });
}

type Stretch = { opens: Date; closes: Date };

/** Looked ahead before giving up: longer than any run of holidays, so that a closed firm ends. */
const HORIZON_DAYS = 400;

/** Whether somebody is there at `at`: from the minute of opening up to, not with, that of closing. */
export function isOpen(hours: WorkingHours, at: Date): boolean {
  return openStretch(hours, at) !== null;
}

/** When the stretch that `at` lies in ends; null when the firm is closed then. */
export function closesAt(hours: WorkingHours, at: Date): Date | null {
  return openStretch(hours, at)?.closes ?? null;
}

/** When the firm next opens after `at`; null when it does not within 400 days. */
export function opensAt(hours: WorkingHours, at: Date): Date | null {
  for (const stretch of stretchesFrom(hours, at)) if (stretch.opens > at) return stretch.opens;
  return null;
}

/**
 * The instant by which `minutes` working minutes have passed since `at`: the clock runs only while
 * the firm is open, through changes of summer time as time really passes. An answer promised within
 * 240 minutes at 4:30 pm on a day that ends at 5:30 pm is due 3 hours into the next working day.
 * Null when the firm does not open that long within 400 days.
 */
export function replyBy(hours: WorkingHours, at: Date, minutes: number): Date | null {
  let left = minutes * 60_000;
  for (const { opens, closes } of stretchesFrom(hours, at)) {
    const from = Math.max(opens.getTime(), at.getTime());
    const length = closes.getTime() - from;
    if (length >= left) return new Date(from + left);
    left -= length;
  }
  return null;
}

/** The stretches of one calendar day in order; empty on a holiday. */
export function stretchesOn(hours: WorkingHours, day: Day): OpenStretch[] {
  if (hours.holidays.includes(day)) return [];
  const today = weekday(day);
  return hours.week
    .filter((stretch) => stretch.weekday === today && stretch.opens < stretch.closes)
    .sort((a, b) => a.opens.localeCompare(b.opens));
}

function openStretch(hours: WorkingHours, at: Date): Stretch | null {
  for (const stretch of stretchesFrom(hours, at)) {
    return stretch.opens <= at ? stretch : null;
  }
  return null;
}

/** The stretches that have not ended at `at`, in order, the one that `at` lies in first. */
function* stretchesFrom(hours: WorkingHours, at: Date): Generator<Stretch> {
  const today = dayIn(hours.zone, at);
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    for (const { opens, closes } of stretchesOn(hours, day)) {
      const stretch = {
        opens: instantAt(hours.zone, day, opens),
        closes: instantAt(hours.zone, day, closes),
      };
      if (stretch.closes > at && stretch.closes > stretch.opens) yield stretch;
    }
  }
}
