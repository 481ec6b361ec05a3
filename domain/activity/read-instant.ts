const DAY_MS = 86_400_000;
const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const MOST_DAYS_KEPT = 4096;
const daysRead = new Map<string, number>();

/**
 * Midnight (UTC) of a calendar day written `YYYY-MM-DD`, in milliseconds since 1970; NaN when there is no
 * such day. A log has many events a day, so the days read are remembered.
 */
export function readDay(day: string): number {
  const known = daysRead.get(day);
  if (known !== undefined) return known;
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  // The 30th of February is read as the 2nd of March by Date.parse.
  const real =
    Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? Number.NaN : ms;
  if (daysRead.size >= MOST_DAYS_KEPT) daysRead.clear();
  daysRead.set(day, real);
  return real;
}

/**
 * An instant in RFC 3339 (`2026-03-02T09:14:07.120Z`), in whole milliseconds since 1970; NaN when the text is
 * none. What is finer than a millisecond is cut off.
 */
export function readInstant(text: string): number {
  return text.length === 24 ? readUsual(text) : readAny(text);
}

/** The usual form, `YYYY-MM-DDTHH:MM:SS.mmmZ`, without a regular expression: replay reads millions of them. */
function readUsual(text: string): number {
  if (
    text.charCodeAt(10) !== 84 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58 ||
    text.charCodeAt(19) !== 46 ||
    text.charCodeAt(23) !== 90
  ) {
    return readAny(text);
  }
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  const milliseconds = digit(text, 20) * 100 + twoDigits(text, 21);
  if (!(hours < 24 && minutes < 60 && seconds < 60 && milliseconds < 1000)) return Number.NaN;
  const midnight = readDay(text.slice(0, 10));
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

function readAny(text: string): number {
  const match = RFC3339.exec(text);
  if (!match) return Number.NaN;
  const [, day = '', hours, minutes, seconds, fraction = '', sign, offsetHours, offsetMinutes] =
    match;
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60_000;
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return readDay(day) + (time % DAY_MS) + milliseconds - (sign === '-' ? -offset : offset);
}

/** The value of a digit; NaN for anything else, which no comparison lets through. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : Number.NaN;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}
