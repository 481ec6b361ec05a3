import { AsyncLocalStorage } from 'node:async_hooks';
import { Temporal } from 'temporal-polyfill';
import { PortalError } from './errors';

/** A calendar day, 'YYYY-MM-DD', without a zone. */
export type Day = string;

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;

const clocks = new AsyncLocalStorage<() => Date>();

/** The instant that counts as now: the wall clock, or the one that `withClock` has set. */
export function now(): Date {
  return clocks.getStore()?.() ?? new Date();
}

/**
 * Runs `work`, and all that it awaits, under another clock: a fixed instant, or a function that is
 * asked each time. For tests, and for making a past that is consistent (the demo).
 */
export function withClock<T>(clock: Date | (() => Date), work: () => T): T {
  const read = clock instanceof Date ? () => new Date(clock) : clock;
  return clocks.run(read, work);
}

/** Whether `zone` is an IANA zone that this machine knows; a bare offset is none. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day that it is in `zone` at `instant`. */
export function dayIn(zone: string, instant: Date): Day {
  const at = instant.getTime();
  return dayOfUtc(at + offsetAt(zone, at));
}

/** The calendar day that it is in `zone` now. */
export function todayIn(zone: string): Day {
  return dayIn(zone, now());
}

/** Whether `text` is a real calendar day written as 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
  return plainDay(text) !== null;
}

/**
 * Reads a calendar day that somebody sent.
 * @throws PortalError invalid, with the message on `field`, when it is no such day.
 */
export function parseDay(text: string, field = 'day'): Day {
  const day = plainDay(text.trim());
  if (day) return day.toString();
  throw new PortalError('invalid', 'errors.day_invalid', {
    fields: { [field]: 'errors.day_invalid' },
  });
}

/** The day `count` days after `day`; before it when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayOfUtc(midnight(day) + count * DAY_MS);
}

/** Days from `from` to `to`: positive when `to` is the later one. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): Weekday {
  return (new Date(midnight(day)).getUTCDay() || 7) as Weekday;
}

/** The instant at which `day` begins in `zone`: midnight, or later where midnight is skipped. */
export function startOfDay(zone: string, day: Day): Date {
  return plainInstant(zone, day, 0) ?? toDate(Temporal.PlainDate.from(day).toZonedDateTime(zone));
}

/**
 * The instant at which clocks in `zone` show `time` ('HH:mm', up to '24:00') on `day`. A time that
 * the change to summer time skips is read an hour later, and of a doubled one the first is meant.
 */
export function instantAt(zone: string, day: Day, time: string): Date {
  if (time === '24:00') return startOfDay(zone, addDays(day, 1));
  const plain = plainInstant(zone, day, minutesOf(time) * 60_000);
  if (plain) return plain;
  const plainTime = Temporal.PlainTime.from(time);
  return toDate(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** So many milliseconds into a day round which no clock is changed; null where one is. */
function plainInstant(zone: string, day: Day, intoDayMs: number): Date | null {
  const local = midnight(day) + intoDayMs;
  const before = offsetAt(zone, local - DAY_MS);
  const isPlain = before === offsetAt(zone, local + DAY_MS);
  return isPlain ? new Date(local - before) : null;
}

/** A `date` column as the driver gives it (midnight UTC) as a day. */
export function dayFromDb(value: Date): Day {
  return value.toISOString().slice(0, 10);
}

/** A day as the driver wants it for a `date` column (midnight UTC). */
export function dayToDb(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function plainDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

/** A day's midnight as if its zone were UTC, where every day has 24 hours: for counting days. */
function midnight(day: Day): number {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(at)) throw new RangeError(`'${day}' is no calendar day`);
  return at;
}

function dayOfUtc(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

/** Offsets that are kept, by zone and day of UTC; null for a day on which it changes. */
const offsets = new Map<string, Map<number, number | null>>();
const MOST_OFFSETS = 20_000;
let offsetCount = 0;

/**
 * How far clocks in `zone` are ahead of UTC at an instant, in milliseconds. Where it is the same at both ends of a day it
 * is kept for that day: no zone has ever changed twice within one, and asking is what makes a page of dates slow.
 */
function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / DAY_MS);
  let kept = offsets.get(zone)?.get(day);
  if (kept === undefined) {
    const first = askOffset(zone, day * DAY_MS);
    kept = first === askOffset(zone, (day + 1) * DAY_MS) ? first : null;
    keepOffset(zone, day, kept);
  }
  return kept ?? askOffset(zone, at);
}

function keepOffset(zone: string, day: number, offset: number | null): void {
  if (offsetCount >= MOST_OFFSETS) {
    offsets.clear();
    offsetCount = 0;
  }
  const ofZone = offsets.get(zone) ?? new Map<number, number | null>();
  offsets.set(zone, ofZone.set(day, offset));
  offsetCount += 1;
}

function askOffset(zone: string, at: number): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return moment.offsetNanoseconds / 1e6;
}

function toDate(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
