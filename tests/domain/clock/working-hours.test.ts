import { describe, expect, it } from 'vitest';
import type { Weekday } from '@/lib/clock';
import { describeAvailability, describeWeek } from '@/lib/availability';
import {
  closesAt,
  isOpen,
  opensAt,
  readWeek,
  replyBy,
  type WorkingHours,
} from '@/lib/working-hours';

const SEATTLE = 'America/Los_Angeles';
const weekdays = (opens: string, closes: string, days: Weekday[] = [1, 2, 3, 4, 5]) =>
  days.map((weekday) => ({ weekday, opens, closes }));

const hours: WorkingHours = {
  zone: SEATTLE,
  week: weekdays('08:30', '17:30'),
  holidays: ['2026-11-26', '2026-12-25'],
};
const nightShift: WorkingHours = {
  zone: SEATTLE,
  week: [
    { weekday: 7, opens: '00:00', closes: '06:00' },
    { weekday: 6, opens: '22:00', closes: '24:00' },
  ],
  holidays: [],
};
const never: WorkingHours = { zone: SEATTLE, week: [], holidays: [] };

const tuesday = new Date('2026-11-24T18:40:00Z');
const iso = (date: Date | null) => date?.toISOString().slice(0, 16) ?? null;

describe('open and closed', () => {
  it('is open from the minute of opening up to that of closing', () => {
    expect(isOpen(hours, new Date('2026-11-24T16:29:59Z'))).toBe(false);
    expect(isOpen(hours, new Date('2026-11-24T16:30:00Z'))).toBe(true);
    expect(isOpen(hours, new Date('2026-11-25T01:29:59Z'))).toBe(true);
    expect(isOpen(hours, new Date('2026-11-25T01:30:00Z'))).toBe(false);
  });

  it('knows when it closes and opens next, over weekends and holidays', () => {
    expect(iso(closesAt(hours, tuesday))).toBe('2026-11-25T01:30');
    expect(closesAt(hours, new Date('2026-11-28T20:00:00Z'))).toBeNull();
    expect(iso(opensAt(hours, tuesday))).toBe('2026-11-25T16:30');
    expect(iso(opensAt(hours, new Date('2026-11-26T20:00:00Z')))).toBe('2026-11-27T16:30');
    expect(iso(opensAt(hours, new Date('2026-11-27T20:00:00Z')))).toBe('2026-11-30T16:30');
  });

  it('keeps a closed lunch hour, and ends for a firm that never opens', () => {
    const lunch = {
      ...hours,
      week: [...weekdays('13:00', '17:00'), ...weekdays('09:00', '12:00')],
    };
    const noon = new Date('2026-11-24T20:30:00Z');
    expect(isOpen(lunch, noon)).toBe(false);
    expect(iso(opensAt(lunch, noon))).toBe('2026-11-24T21:00');
    expect([isOpen(never, noon), opensAt(never, noon), replyBy(never, noon, 60)]).toEqual([
      false,
      null,
      null,
    ]);
  });

  it('stays open over midnight when the hours say so', () => {
    expect(isOpen(nightShift, new Date('2026-11-29T07:59:00Z'))).toBe(true);
    expect(isOpen(nightShift, new Date('2026-11-29T08:00:00Z'))).toBe(true);
  });
});

describe('replyBy', () => {
  it('counts working minutes alone', () => {
    expect(iso(replyBy(hours, tuesday, 240))).toBe('2026-11-24T22:40');
    expect(iso(replyBy(hours, new Date('2026-11-25T00:30:00Z'), 240))).toBe('2026-11-25T19:30');
    expect(iso(replyBy(hours, new Date('2026-11-26T00:30:00Z'), 240))).toBe('2026-11-27T19:30');
    expect(iso(replyBy(hours, new Date('2026-11-28T20:00:00Z'), 240))).toBe('2026-11-30T20:30');
    expect(iso(replyBy(hours, tuesday, 0))).toBe(iso(tuesday));
  });

  it('lets time pass as it really does when the clocks change', () => {
    const winter = new Date('2026-11-01T08:00:00Z');
    expect(iso(replyBy(nightShift, winter, 180))).toBe('2026-11-01T11:00');
    const spring = new Date('2026-03-08T08:00:00Z');
    expect(iso(replyBy(nightShift, spring, 300))).toBe('2026-03-08T13:00');
    expect(iso(closesAt(nightShift, spring))).toBe('2026-03-08T13:00');
  });

  it('keeps local hours on both sides of the change', () => {
    expect(iso(opensAt(hours, new Date('2026-10-29T20:00:00Z')))).toBe('2026-10-30T15:30');
    expect(iso(opensAt(hours, new Date('2026-10-30T20:00:00Z')))).toBe('2026-11-02T16:30');
  });
});

describe('what a card says', () => {
  const say = (at: string) => describeAvailability(hours, 240, new Date(at), 'en');

  it('while somebody is there', () => {
    expect(say('2026-11-24T18:40:00Z')).toEqual({
      openUntil: '5:30\u00a0pm',
      openUntilShort: '5:30',
      opens: null,
      week: 'Mon–Fri\u00a08:30–5:30',
      zone: 'Pacific',
      closedOn: 'Thu\u00a026\u00a0Nov',
      answerBy: { day: 'today', dayText: 'today', time: '2:40\u00a0pm', timeShort: '2:40' },
    });
  });

  it('in the evening, before a holiday and over the weekend', () => {
    expect(say('2026-11-24T03:00:00Z')).toMatchObject({
      openUntil: null,
      opens: { day: 'tomorrow', time: '8:30\u00a0am' },
      answerBy: { day: 'tomorrow', time: '12:30\u00a0pm' },
    });
    expect(say('2026-11-26T04:00:00Z').opens).toMatchObject({ day: 'later', dayText: 'Friday' });
    expect(say('2026-11-28T04:00:00Z').answerBy).toMatchObject({ dayText: 'Monday' });
  });

  it('before opening, and when there are no hours at all', () => {
    expect(say('2026-11-24T15:00:00Z').opens).toMatchObject({ day: 'today', time: '8:30\u00a0am' });
    expect(describeAvailability(never, 240, tuesday, 'en')).toMatchObject({
      openUntil: null,
      opens: null,
      week: '',
      answerBy: null,
    });
  });

  it('puts days with the same hours together', () => {
    const week = [
      ...weekdays('08:30', '17:30', [1, 2, 3, 4]),
      ...weekdays('09:00', '12:00', [5, 7]),
    ];
    expect(describeWeek({ ...hours, week }, 'en').replaceAll('\u00a0', ' ')).toBe(
      'Mon–Thu 8:30–5:30, Fri 9:00–12:00, Sun 9:00–12:00',
    );
    expect(describeWeek(hours, 'de')).toContain('08:30–17:30');
  });
});

describe('hours as they are stored', () => {
  it('become stretches, a missing day closed', () => {
    expect(readWeek({ tue: ['09:00', '12:00'], mon: ['08:30', '24:00'] })).toEqual([
      { weekday: 1, opens: '08:30', closes: '24:00' },
      { weekday: 2, opens: '09:00', closes: '12:00' },
    ]);
    expect(readWeek({})).toEqual([]);
  });

  it.each([
    [{ mon: ['17:30', '08:30'] }],
    [{ mon: ['8:30', '17:30'] }],
    [{ monday: ['08:30', '17:30'] }],
    [{ mon: ['08:30'] }],
    [null],
  ])('are refused as %j', (stored) => {
    expect(() => readWeek(stored)).toThrow();
  });
});
