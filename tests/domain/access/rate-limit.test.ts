import { describe, expect, it } from 'vitest';
import { JOB, PUBLIC } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { countTry, giveTryBack, sweepTries, windowEnd } from '@/lib/rate-limit';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const limit = { max: 3, windowSeconds: 600 };
const noon = new Date('2026-11-24T12:03:00Z');

const at = <T>(instant: Date, work: () => T) => withClock(instant, work);
const tryAs = (key: string) => countTry(PUBLIC, key, limit);

describe('tries in a window', () => {
  it('are refused beyond the most, each key for itself, until the window ends', async () => {
    await at(noon, async () => {
      for (let round = 0; round < 3; round++) await tryAs('door');
      expect(await refusal(tryAs('door'))).toMatchObject({
        code: 'too_many',
        values: { minutes: 7 },
      });
      await tryAs('window');
    });
    expect(at(noon, () => windowEnd(limit))).toEqual(new Date('2026-11-24T12:10:00Z'));
    await at(new Date('2026-11-24T12:10:00Z'), () => tryAs('door'));
  });

  it('count one by one, however many come at once', async () => {
    const answers = await at(noon, () =>
      Promise.allSettled(Array.from({ length: 20 }, () => tryAs('crowd'))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('are given back where they turned out well', async () => {
    await at(noon, async () => {
      for (let round = 0; round < 9; round++) {
        await tryAs('owner');
        await giveTryBack(PUBLIC, 'owner', limit);
      }
    });
  });

  it('are forgotten a day after their window, and not before', async () => {
    await at(noon, () => tryAs('yesterday'));
    const later = new Date('2026-11-25T12:00:00Z');
    await at(later, () => tryAs('today'));
    expect(await at(later, () => sweepTries(JOB))).toBe(0);
    expect(await at(new Date('2026-11-25T12:30:00Z'), () => sweepTries(JOB))).toBeGreaterThan(0);
    expect(await ownerQuery(`SELECT key FROM rate_window`)).toEqual([{ key: 'today' }]);
  });
});
