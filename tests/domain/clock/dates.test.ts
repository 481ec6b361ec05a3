import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDuration,
  formatInstant,
  formatLogTime,
  formatMonth,
  formatTime,
  formatZone,
} from '@/lib/dates';

const SEATTLE = 'America/Los_Angeles';
const today = '2026-11-24';
const at = new Date('2026-11-24T22:40:02Z');

/** Dates are bound by U+00A0; the expectations below write them with plain spaces. */
function plain(text: string): string {
  expect(text.replace(/, /g, '')).not.toContain(' ');
  return text.replaceAll('\u00a0', ' ');
}

describe('formatDay', () => {
  it.each([
    ['2026-11-30', 'row', 'Mon 30 Nov'],
    ['2026-11-30', 'short', '30 Nov'],
    ['2026-11-30', 'sentence', 'Monday 30 November'],
    ['2026-11-30', 'relative', 'Monday'],
    ['2026-12-01', 'relative', 'Tuesday 1 December'],
    ['2026-11-20', 'relative', 'Friday'],
    ['2026-11-18', 'relative', 'Wednesday'],
    ['2026-11-17', 'relative', 'Tuesday 17 November'],
    ['2026-11-24', 'relative', 'today'],
    ['2026-11-25', 'relative', 'Wednesday'],
    ['2025-11-09', 'row', 'Sun 9 Nov 2025'],
    ['2027-01-01', 'sentence', 'Friday 1 January 2027'],
    ['2025-12-31', 'short', '31 Dec 2025'],
  ] as const)('writes %s as a %s: %s', (day, style, text) => {
    expect(plain(formatDay(day, { style, today, locale: 'en' }))).toBe(text);
  });

  it('leaves the year out within six days of another year too', () => {
    const options = { style: 'relative', today: '2026-12-29', locale: 'en' } as const;
    expect(formatDay('2027-01-02', options)).toBe('Saturday');
  });

  it('follows another locale in its own order', () => {
    const options = { today, locale: 'de' } as const;
    expect(plain(formatDay('2026-11-30', { ...options, style: 'sentence' }))).toBe(
      'Montag, 30. November',
    );
    expect(formatDay('2026-11-24', { ...options, style: 'relative' })).toBe('heute');
  });

  it('names months', () => {
    expect(formatMonth('2026-11-01', { today, locale: 'en' })).toBe('November');
    expect(plain(formatMonth('2025-11-01', { today, locale: 'en' }))).toBe('November 2025');
  });
});

describe('times', () => {
  it('are written by the zone', () => {
    expect(plain(formatTime(at, SEATTLE))).toBe('2:40 pm');
    expect(plain(formatTime(at, 'Asia/Tokyo'))).toBe('7:40 am');
    expect(plain(formatTime(new Date('2026-11-24T08:00:00Z'), SEATTLE))).toBe('12:00 am');
    expect(formatTime(at, SEATTLE, 'de')).toBe('14:40');
  });

  it('have seconds and 24 hours in the log', () => {
    expect(formatLogTime(at, SEATTLE)).toBe('14:40:02');
    expect(formatLogTime(new Date('2026-11-24T17:20:11Z'), SEATTLE)).toBe('9:20:11');
    expect(formatLogTime(new Date('2026-11-24T08:00:00Z'), SEATTLE)).toBe('0:00:00');
  });

  it('show the hour that comes twice both times', () => {
    expect(plain(formatTime(new Date('2026-11-01T08:30:00Z'), SEATTLE))).toBe('1:30 am');
    expect(plain(formatTime(new Date('2026-11-01T09:30:00Z'), SEATTLE))).toBe('1:30 am');
  });
});

describe('instants', () => {
  const options = { zone: SEATTLE, today, locale: 'en' } as const;

  it('are a day and a time', () => {
    expect(plain(formatInstant(at, { ...options, style: 'row' }))).toBe('Tue 24 Nov, 2:40 pm');
    expect(plain(formatInstant(at, { ...options, style: 'sentence' }))).toBe(
      'Tuesday 24 November, 2:40 pm',
    );
  });

  it('say less the longer ago they are', () => {
    const recent = (iso: string) =>
      plain(formatInstant(new Date(iso), { ...options, style: 'recent' }));
    expect(recent('2026-11-24T17:08:00Z')).toBe('9:08 am');
    expect(recent('2026-11-24T02:19:00Z')).toBe('Mon, 6:19 pm');
    expect(recent('2026-11-18T20:00:00Z')).toBe('Wed, 12:00 pm');
    expect(recent('2026-11-17T20:00:00Z')).toBe('Tue 17 Nov');
    expect(recent('2026-11-26T20:00:00Z')).toBe('Thu 26 Nov');
  });

  it('know what a zone is called', () => {
    expect(formatZone(SEATTLE, 'en', at)).toBe('Pacific');
    expect(formatZone('Asia/Tokyo', 'en', at)).toBe('Japan');
    expect(formatZone('Etc/UTC', 'en', at)).toBe('UTC');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 sec'],
    [48_000, '48 sec'],
    [400_000, '6 min 40 sec'],
    [6_600_000, '1 hr 50 min'],
    [7_200_000, '2 hr'],
    [-5, '0 sec'],
  ])('%s ms are %s', (length, text) => {
    expect(plain(formatDuration(length, 'en'))).toBe(text);
  });
});
