import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, instantAt, startOfDay, weekday } from '@/lib/clock';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instant = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2090-01-01'),
  noInvalidDate: true,
});
const day = instant.map((at) => at.toISOString().slice(0, 10));
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((at) => new Date(at * 60_000).toISOString().slice(11, 16));

const plain = (text: string) => Temporal.PlainDate.from(text);

/** What is kept between questions must not show: Temporal is asked anew each time. */
describe('the clock, beside Temporal', () => {
  it('has the same day in every zone at every instant', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const asked = Temporal.Instant.fromEpochMilliseconds(at.getTime());
        expect(dayIn(timeZone, at)).toBe(
          asked.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('has the same instant for a time of a day', () => {
    fc.assert(
      fc.property(zone, day, time, (timeZone, on, at) => {
        const plainTime = Temporal.PlainTime.from(at);
        const asked = plain(on).toZonedDateTime({ timeZone, plainTime });
        expect(instantAt(timeZone, on, at).getTime()).toBe(asked.epochMilliseconds);
        expect(startOfDay(timeZone, on).getTime()).toBe(
          plain(on).toZonedDateTime(timeZone).epochMilliseconds,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts the same days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, count) => {
        const to = plain(from).add({ days: count }).toString();
        expect(addDays(from, count)).toBe(to);
        expect(daysBetween(from, to)).toBe(count);
        expect(weekday(from)).toBe(plain(from).dayOfWeek);
      }),
    );
  });

  it.each([
    // At one minute past midnight, within a quarter of an hour.
    ['America/St_Johns', '2006-10-29T02:30:30.000Z', '2006-10-29'],
    ['America/St_Johns', '2006-10-29T02:29:30.000Z', '2006-10-28'],
    // A day that did not exist.
    ['Pacific/Apia', '2011-12-30T09:59:59.000Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('knows %s at %s', (timeZone, at, expected) => {
    expect(dayIn(timeZone, new Date(at))).toBe(expected);
  });
});
