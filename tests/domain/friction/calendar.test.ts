import { describe, expect, it } from 'vitest';
import { utcCalendar } from '@/domain/friction/detect/calendar';
import { zonedCalendar } from '@/domain/friction/detect/zoned-calendar';

const seattle = zonedCalendar('America/Los_Angeles', ['2026-05-25']);
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

describe('the calendar of the replay', () => {
  it('is UTC', () => {
    expect(utcCalendar.dayOf(at('2026-03-02T23:59:59.999Z'))).toBe('2026-03-02');
    expect(iso(utcCalendar.startOf('2026-02-27', 3))).toBe('2026-03-02T00:00:00.000Z');
    expect(utcCalendar.daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  });

  it.each([
    ['a Monday', '2026-03-02T15:04:05.678Z', '2026-03-03T15:04:05.678Z'],
    ['a Friday', '2026-03-06T15:00:00.000Z', '2026-03-09T15:00:00.000Z'],
    ['a Saturday', '2026-03-07T15:00:00.000Z', '2026-03-09T15:00:00.000Z'],
    [
      'a holiday, of which it knows nothing',
      '2026-12-24T15:00:00.000Z',
      '2026-12-25T15:00:00.000Z',
    ],
  ])('after %s comes the next weekday, at the same time', (_, asked, due) => {
    expect(iso(utcCalendar.sameTimeNextWorkday(at(asked)))).toBe(due);
  });
});

describe('the calendar of a firm', () => {
  it('has the days of its zone', () => {
    expect(seattle.dayOf(at('2026-03-03T07:59:00.000Z'))).toBe('2026-03-02');
    expect(iso(seattle.startOf('2026-03-02'))).toBe('2026-03-02T08:00:00.000Z');
  });

  it('keeps the time on the clock when summer time begins', () => {
    // Friday 6 March, 3 pm in Seattle; by Monday the clocks have been put forward.
    expect(iso(seattle.sameTimeNextWorkday(at('2026-03-06T23:00:12.345Z')))).toBe(
      '2026-03-09T22:00:12.345Z',
    );
  });

  it('works on no holiday', () => {
    // Friday 22 May; Monday the 25th is a holiday.
    expect(iso(seattle.sameTimeNextWorkday(at('2026-05-22T22:00:00.000Z')))).toBe(
      '2026-05-26T22:00:00.000Z',
    );
  });
});
