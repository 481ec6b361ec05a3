import { addDays, dayIn, daysBetween, weekday, type Day, type Weekday } from './clock';
import { formatDay, formatTime, formatWeekday, formatZone } from './dates';
import { remember } from './remember';
import { closesAt, opensAt, replyBy, stretchesOn, type WorkingHours } from './working-hours';

/** A moment as a card says it: 'today', 'tomorrow', or the day in words, with the time. */
export type ClockTime = {
  day: 'today' | 'tomorrow' | 'later';
  /** 'Monday' within six days, else 'Monday 30 November'; in use when `day` is 'later'. */
  dayText: string;
  /** '2:40 pm'. */
  time: string;
  /** '2:40', where there is no room for more. */
  timeShort: string;
};

/** What a person's card says about hours, ready for the catalogue; JSON-safe. */
export type Availability = {
  /** Set while somebody is there: the time until which, '5:30 pm'. */
  openUntil: string | null;
  /** The same without 'pm', where there is no room for more. */
  openUntilShort: string | null;
  /** Set while nobody is there: when somebody next is. */
  opens: ClockTime | null;
  /** 'Mon–Fri 8:30–5:30', stretches of hours joined by commas. */
  week: string;
  /** 'Pacific'. */
  zone: string;
  /** The next working day within 30 days on which the firm is closed: 'Thu 26 Nov'. */
  closedOn: string | null;
  /** By when a message written now has an answer. */
  answerBy: ClockTime | null;
};

/** Holidays further ahead are nobody's concern yet. */
const HOLIDAY_NOTICE_DAYS = 30;

/**
 * What to say about the firm's hours at `at`, in the firm's zone.
 * `replyMinutes` is the promised answer, in working minutes. Its words change by the minute, and so it is worked out once a
 * minute.
 */
export const describeAvailability = remember(
  100,
  (hours: WorkingHours, replyMinutes: number, at: Date, locale: string) =>
    JSON.stringify([hours, replyMinutes, Math.floor(at.getTime() / 60_000), locale]),
  atMinute,
);

function atMinute(
  hours: WorkingHours,
  replyMinutes: number,
  at: Date,
  locale: string,
): Availability {
  const today = dayIn(hours.zone, at);
  const closes = closesAt(hours, at);
  const say = (instant: Date | null) => instant && clockTime(instant, hours.zone, today, locale);
  return {
    openUntil: closes && formatTime(closes, hours.zone, locale),
    openUntilShort: closes && timeShort(closes, hours.zone, locale),
    opens: closes ? null : say(opensAt(hours, at)),
    week: describeWeek(hours, locale),
    zone: formatZone(hours.zone, locale, at),
    closedOn: nextClosedDay(hours, today, locale),
    answerBy: say(replyBy(hours, at, replyMinutes)),
  };
}

/** The weekly hours in short, days with the same hours together: 'Mon–Thu 8:30–5:30, Fri 9–12'. */
export function describeWeek({ week }: WorkingHours, locale: string): string {
  const weekHours = { zone: 'UTC', week, holidays: [] };
  const runs: { from: Weekday; to: Weekday; text: string }[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 7] as const) {
    const stretches = stretchesOn(weekHours, dayOfWeek(day));
    if (stretches.length === 0) continue;
    const text = stretches
      .map(({ opens, closes }) => `${shortTime(opens, locale)}–${shortTime(closes, locale)}`)
      .join(' & ');
    const last = runs.at(-1);
    if (last?.text === text && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  return runs
    .map(({ from, to, text }) => {
      const name = (day: Weekday) => formatWeekday(dayOfWeek(day), locale);
      const days = from === to ? name(from) : `${name(from)}–${name(to)}`;
      return `${days}\u00a0${text}`;
    })
    .join(', ');
}

function nextClosedDay(hours: WorkingHours, today: Day, locale: string): string | null {
  const open = new Set(hours.week.map((stretch) => stretch.weekday));
  const next = [...hours.holidays]
    .sort()
    .find(
      (day) => day >= today && day <= addDays(today, HOLIDAY_NOTICE_DAYS) && open.has(weekday(day)),
    );
  return next ? formatDay(next, { style: 'row', today, locale }) : null;
}

function clockTime(instant: Date, zone: string, today: Day, locale: string): ClockTime {
  const day = dayIn(zone, instant);
  const distance = daysBetween(today, day);
  return {
    day: distance === 0 ? 'today' : distance === 1 ? 'tomorrow' : 'later',
    dayText: formatDay(day, { style: 'relative', today, locale }),
    time: formatTime(instant, zone, locale),
    timeShort: timeShort(instant, zone, locale),
  };
}

/** Any date that falls on the weekday: 1 January 2024 was a Monday. */
function dayOfWeek(day: Weekday): Day {
  return `2024-01-0${day}`;
}

function timeShort(instant: Date, zone: string, locale: string): string {
  return formatTime(instant, zone, locale).replace(/\u00a0[ap]m$/, '');
}

/** '17:30' as '5:30', without am and pm: between two of them it is plain which half is meant. */
function shortTime(time: string, locale: string): string {
  const hour = Number(time.slice(0, 2)) % 24;
  const minute = time.slice(3, 5);
  if (!/^en\b/.test(locale)) return time;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}`;
}
