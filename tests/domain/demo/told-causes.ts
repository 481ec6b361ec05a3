import { expect, test } from 'vitest';
import type { Share } from '@/domain/causes/interval';
import { judgeFix } from '@/domain/causes/verdict';
import type { TestDatabase } from '@/tests/support/databases';

/** Tests what the demo tells of causes, in the database that it is in by then. */
export function testCauses(database: () => TestDatabase): void {
  test('causes are measured by the log: one fix worked, one changed nothing, and of one it is too soon to tell', async () => {
    const rows = await database().query<
      Record<'sentence' | 'state', string> & Record<'before' | 'since', Share>
    >(`
    SELECT c.sentence, c.state,
           json_build_object('hits', coalesce(sum(d.struggles) FILTER (WHERE d.day < c.fixed_on), 0),
                             'of', coalesce(sum(d.tries) FILTER (WHERE d.day < c.fixed_on), 0)) AS before,
           json_build_object('hits', coalesce(sum(d.struggles) FILTER (WHERE d.day > c.fixed_on), 0),
                             'of', coalesce(sum(d.tries) FILTER (WHERE d.day > c.fixed_on), 0)) AS since
    FROM cause c LEFT JOIN cause_count d ON d.cause_id = c.id GROUP BY c.id`);
    const verdicts = rows
      .filter(({ state }) => state === 'fixed')
      .map(({ sentence, before, since }) => {
        const { verdict } = judgeFix({ before, since, sinceDays: 20, through: '2026-11-20' });
        return `${verdict}: ${sentence}`;
      });
    expect(verdicts.sort()).toEqual([
      expect.stringMatching(/^no_change: The form to invite a colleague/),
      expect.stringMatching(/^too_few: Passwords are copied/),
      expect.stringMatching(/^worked: W-2s are filed under Payroll/),
    ]);
    expect(rows.map(({ state }) => state).sort()).toEqual([
      'fixed',
      'fixed',
      'fixed',
      'not_a_cause',
      'open',
      'proposed',
    ]);
    expect(
      await database().query(
        `SELECT signal_id FROM signal_cause g JOIN signal s ON s.id = g.signal_id WHERE g.given_at < s.raised_at`,
      ),
    ).toEqual([]);
  });
}
