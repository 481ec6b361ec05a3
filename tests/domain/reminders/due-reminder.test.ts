import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueReminder, MOST_REMINDERS } from '@/domain/reminders/due-reminder';
import { addDays } from '@/lib/clock';

const dueOn = '2026-11-30';
const issuedOn = '2026-11-02';

type Case = [
  string,
  { today: string; days?: number[]; sent?: number[]; issuedOn?: string },
  number | null,
];

const cases: Case[] = [
  ['four days before, with three asked for', { today: '2026-11-26' }, null],
  ['three days before', { today: '2026-11-27' }, -3],
  ['two days before, when three was a Sunday', { today: '2026-11-28' }, -3],
  ['between the two, the first sent', { today: '2026-12-03', sent: [-3] }, null],
  ['seven days after', { today: '2026-12-07', sent: [-3] }, 7],
  ['long after: the newest alone', { today: '2027-02-01' }, 7],
  [
    'long after, the newest sent: no earlier one is made up for',
    { today: '2027-02-01', sent: [7] },
    null,
  ],
  ['on the day, where that is asked for', { today: dueOn, days: [0] }, 0],
  ['no days, no reminders', { today: '2027-02-01', days: [] }, null],
  ['two went out', { today: '2026-12-31', days: [-3, 0, 30], sent: [-3, 0] }, null],
  ['by hand a day before: the earlier day needs none', { today: '2026-11-28', sent: [-2] }, null],
  ['by hand after the due day, then the seventh day comes', { today: '2026-12-07', sent: [2] }, 7],
  [
    'the day had come when the bill went out',
    { today: '2026-11-29', issuedOn: '2026-11-28' },
    null,
  ],
  ['that very day', { today: '2026-11-27', issuedOn: '2026-11-27' }, null],
  ['days in no order', { today: '2026-12-07', days: [7, -3, 0] }, 7],
];

describe('dueReminder', () => {
  it.each(cases)(
    '%s',
    (_, { today, days = [-3, 7], sent = [], issuedOn: issued = issuedOn }, due) => {
      expect(dueReminder({ dueOn, issuedOn: issued, sent }, { today, days })).toBe(due);
    },
  );

  it('sends at most two, each later than the one before, however the days pass', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -30, max: 60 }), { maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }),
        (days, open) => {
          const sent: number[] = [];
          open.forEach((isOpen, place) => {
            const today = addDays('2026-10-20', place);
            const due = isOpen
              ? dueReminder({ dueOn, issuedOn: null, sent }, { today, days })
              : null;
            if (due === null) return;
            expect(days).toContain(due);
            expect(addDays(dueOn, due) <= today).toBe(true);
            expect(sent.every((before) => before < due)).toBe(true);
            sent.push(due);
          });
          expect(sent.length).toBeLessThanOrEqual(MOST_REMINDERS);
        },
      ),
    );
  });
});
