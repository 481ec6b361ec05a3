import type { Day } from './clock';
import { remember } from './remember';

/** Binds the parts of a date, so that none of them starts a new line. */
const NBSP = '\u00a0';
const DAY_MS = 86_400_000;

/** English is written day first here ('Mon 30 Nov'), whatever `Intl` does for the United States. */
const ENGLISH = /^en\b/;

/**
 * How a day is written.
 * - `row`: 'Mon 30 Nov', in lists and tables.
 * - `short`: '30 Nov', where the weekday is of no use.
 * - `sentence`: 'Monday 30 November'.
 * - `date`: '30 November', in a sentence where the weekday is of no use.
 * - `relative`: 'today', 'Monday' within six days either way, else as in a sentence.
 */
export type DayStyle = 'row' | 'short' | 'sentence' | 'date' | 'relative';

export type DayOptions = {
  style: DayStyle;
  /** The day that it is for the reader: its year is left out, and `relative` counts from it. */
  today: Day;
  locale: string;
};

const PARTS: Record<Exclude<DayStyle, 'relative'>, Intl.DateTimeFormatOptions> = {
  row: { weekday: 'short', day: 'numeric', month: 'short' },
  short: { day: 'numeric', month: 'short' },
  sentence: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long' },
};

/** As `today`: the day is written with its year whichever it is, for what is read years later. */
export const NO_YEAR: Day = '0001-01-01';

/** A calendar day in words, its parts bound; with the year when it is not that of `today`. */
export const formatDay = remember(
  5_000,
  (day: Day, { style, today, locale }: DayOptions) => `${locale} ${style} ${day} ${today}`,
  writeDay,
);

function writeDay(day: Day, { style, today, locale }: DayOptions): string {
  const distance = (midnight(day).getTime() - midnight(today).getTime()) / DAY_MS;
  if (style === 'relative' && distance === 0) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day');
  }
  if (style === 'relative' && Math.abs(distance) <= 6) {
    return utcFormat(locale, { weekday: 'long' }).format(midnight(day));
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  const parts = PARTS[style === 'relative' ? 'sentence' : style];
  return joinDay(utcFormat(locale, { ...parts, year }), midnight(day), locale);
}

/** A month in words: 'November', or 'November 2025' when it is not in the year of `today`. */
export function formatMonth(day: Day, { today, locale }: Omit<DayOptions, 'style'>): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return bind(utcFormat(locale, { month: 'long', year }).format(midnight(day)));
}

/** The weekday alone, 'Mon'. */
export function formatWeekday(day: Day, locale: string): string {
  return utcFormat(locale, { weekday: 'short' }).format(midnight(day));
}

/** The time of day in `zone`: '2:40 pm', or as the locale writes it. */
export function formatTime(instant: Date, zone: string, locale = 'en'): string {
  const format = zonedFormat(zone, locale, { hour: 'numeric', minute: '2-digit' });
  if (!ENGLISH.test(locale)) return bind(format.format(instant));
  const part = partsOf(format, instant);
  return [`${part.hour}:${part.minute}`, part.dayPeriod?.toLowerCase()].filter(Boolean).join(NBSP);
}

/** The time of day as the log shows it, 24 hours with seconds: '9:20:11', '20:11:52'. */
export function formatLogTime(instant: Date, zone: string): string {
  const part = partsOf(
    zonedFormat(zone, 'en', {
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
    instant,
  );
  return `${Number(part.hour)}:${part.minute}:${part.second}`;
}

export type InstantOptions = {
  zone: string;
  today: Day;
  locale: string;
  /**
   * - `row`: 'Mon 30 Nov, 2:40 pm'.
   * - `sentence`: 'Monday 30 November, 2:40 pm'.
   * - `recent`: '2:40 pm' when it is today, 'Mon, 2:40 pm' within six days, else 'Fri 20 Nov'.
   */
  style: 'row' | 'sentence' | 'recent';
};

/** An instant in words, by the calendar and the clock of `zone`. */
export function formatInstant(instant: Date, options: InstantOptions): string {
  const { zone, today, locale, style } = options;
  const day = dayOf(instant, zone);
  const time = formatTime(instant, zone, locale);
  if (style !== 'recent') return `${formatDay(day, { style, today, locale })}, ${time}`;
  const ago = (midnight(today).getTime() - midnight(day).getTime()) / DAY_MS;
  if (ago === 0) return time;
  if (ago > 0 && ago <= 6) return `${formatWeekday(day, locale)},${NBSP}${time}`;
  return formatDay(day, { style: 'row', today, locale });
}

/** What people call a zone: 'Pacific', 'Japan', 'UTC'; its offset where it has no name. */
export function formatZone(zone: string, locale: string, at: Date): string {
  if (/^(UTC|GMT|Etc\/.*)$/i.test(zone)) return zone.replace(/^Etc\//i, '');
  const name = partsOf(zonedFormat(zone, locale, { timeZoneName: 'longGeneric' }), at).timeZoneName;
  return (name ?? zone).replace(/ (Standard )?Time$/, '');
}

/** A length of time by its two largest units, 'h' and 'min' or 'min' and 's': '1 h 50 min'. */
export function formatDuration(milliseconds: number, locale: string): string {
  const seconds = Math.round(Math.max(0, milliseconds) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const sizes: [number, 'hour' | 'minute' | 'second'][] = hours
    ? [
        [hours, 'hour'],
        [minutes, 'minute'],
      ]
    : [
        [minutes, 'minute'],
        [seconds % 60, 'second'],
      ];
  const shown = sizes.filter(([size]) => size > 0);
  return (shown.length ? shown : sizes.slice(1))
    .map(([size, unit]) => bind(unitFormat(locale, unit).format(size)))
    .join(NBSP);
}

function unitFormat(locale: string, unit: 'hour' | 'minute' | 'second'): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
}

/** The one place where the order of weekday, day, month and year is decided. */
function joinDay(format: Intl.DateTimeFormat, at: Date, locale: string): string {
  if (!ENGLISH.test(locale)) return bind(format.format(at));
  const part = partsOf(format, at);
  return [part.weekday, part.day, part.month, part.year].filter(Boolean).join(NBSP);
}

function dayOf(instant: Date, zone: string): Day {
  const format = zonedFormat(zone, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = partsOf(format, instant);
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`;
}

type PartTexts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(format: Intl.DateTimeFormat, at: Date): PartTexts {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function bind(text: string): string {
  return text.replace(/\s/gu, NBSP);
}

function utcFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return zonedFormat('UTC', locale, options);
}

const zonedFormat = remember(
  500,
  (timeZone: string, locale: string, options: Intl.DateTimeFormatOptions) =>
    `${locale} ${timeZone} ${JSON.stringify(options)}`,
  (timeZone, locale, options) => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
);
