import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromDb,
  dayIn,
  daysBetween,
  dayToDb,
  instantAt,
  isDay,
  isZone,
  now,
  parseDay,
  startOfDay,
  todayIn,
  weekday,
  withClock,
} from '@/lib/clock';

const SEATTLE = 'America/Los_Angeles';

describe('the clock', () => {
  it('is the wall clock unless another is set', () => {
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
  });

  it('is kept through what is awaited, and apart from other runs', async () => {
    const read = (iso: string) =>
      withClock(new Date(iso), async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return now().toISOString();
      });
    const isos = ['2026-11-24T18:42:00.000Z', '2025-01-01T00:00:00.000Z'];
    expect(await Promise.all(isos.map(read))).toEqual(isos);
  });

  it('takes a running clock, and hands out no instant that a caller could change', () => {
    let ticks = 0;
    withClock(
      () => new Date((ticks += 1000)),
      () => expect([now().getTime(), now().getTime()]).toEqual([1000, 2000]),
    );
    withClock(new Date(0), () => {
      now().setTime(5);
      expect(now().getTime()).toBe(0);
    });
  });
});

describe('days', () => {
  it('are those of the zone, at both ends of the world', () => {
    const instant = new Date('2026-11-24T10:30:00Z');
    expect(dayIn('UTC', instant)).toBe('2026-11-24');
    expect(dayIn('Pacific/Kiritimati', instant)).toBe('2026-11-25');
    expect(dayIn('Pacific/Pago_Pago', instant)).toBe('2026-11-23');
    expect(withClock(instant, () => todayIn(SEATTLE))).toBe('2026-11-24');
  });

  it('begin later where the change of the clocks skips midnight', () => {
    expect(startOfDay(SEATTLE, '2026-03-08').toISOString()).toBe('2026-03-08T08:00:00.000Z');
    expect(startOfDay('Africa/Cairo', '2026-04-24').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it('count across the change of the clocks, months and leap years', () => {
    expect(addDays('2026-03-07', 2)).toBe('2026-03-09');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2026-11-24', '2026-11-12')).toBe(-12);
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
  });

  it('know their weekday', () => {
    expect(weekday('2026-11-24')).toBe(2);
    expect(weekday('2026-11-29')).toBe(7);
  });

  it('go to the database and back, in any zone of the machine', () => {
    expect(dayToDb('2026-11-30').toISOString()).toBe('2026-11-30T00:00:00.000Z');
    expect(dayFromDb(dayToDb('2026-11-30'))).toBe('2026-11-30');
  });

  it('are refused when there is no such day', () => {
    const texts = ['2026-02-29', '2026-13-01', '26-1-1', '2026-11-30T00:00', ''];
    expect(texts.filter(isDay)).toEqual([]);
    expect(parseDay(' 2026-11-30 ')).toBe('2026-11-30');
    expect(() => parseDay('30/11/2026', 'dueOn')).toThrowError(
      expect.objectContaining({ code: 'invalid', fields: { dueOn: 'errors.day_invalid' } }),
    );
  });
});

describe('times on a day', () => {
  it('are read an hour later when they are skipped, and once when they are doubled', () => {
    expect(instantAt(SEATTLE, '2026-03-08', '02:30').toISOString()).toBe(
      '2026-03-08T10:30:00.000Z',
    );
    expect(instantAt(SEATTLE, '2026-11-01', '01:30').toISOString()).toBe(
      '2026-11-01T08:30:00.000Z',
    );
    expect(instantAt(SEATTLE, '2026-11-01', '24:00').toISOString()).toBe(
      '2026-11-02T08:00:00.000Z',
    );
  });

  it('need a zone that exists', () => {
    expect([SEATTLE, 'Asia/Kathmandu', 'UTC'].every(isZone)).toBe(true);
    expect(['Mars/Olympus', '', '+03:00', 'Pacific'].some(isZone)).toBe(false);
  });
});
