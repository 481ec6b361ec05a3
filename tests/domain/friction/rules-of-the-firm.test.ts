import { beforeEach, describe, expect, it } from 'vitest';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { changeRule } from '@/domain/friction/trust/change-rule';
import { listRules } from '@/domain/friction/trust/list-rules';
import { tryThresholds } from '@/domain/friction/trust/try-thresholds';
import { recordActivity } from '@/domain/activity/record-activity';
import { rejudgeAll } from '@/domain/friction/rejudge-all';
import { type EmployeeActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const HOUR = 3_600_000;
/** A time of its own for each test: a process remembers the visits that it has begun. */
let start = Date.parse('2025-11-03T17:00:00Z');
const at = (hours: number) => new Date(start + hours * HOUR);

/** So many searches without a result in one visit. */
async function searches(hours: number, count: number) {
  const { marco } = cast;
  for (let search = 0; search < count; search += 1) {
    await dbAs(marco, (db) =>
      recordActivity(db, marco, {
        type: 'search.performed',
        clientId: brightwater.clientId,
        subject: null,
        data: { query: 'w2', results: 0 },
        at: at(hours + search / 60),
      }),
    );
  }
}

const refresh = (hours: number) =>
  withClock(at(hours), () => refreshSignals(JOB, brightwater.clientId));
const signals = () =>
  ownerQuery<{ id: string; state: string }>('SELECT id, state FROM signal ORDER BY episode_at');
const seen = async (actor: EmployeeActor, hours = 800) => {
  const { rules, ...view } = await withClock(at(hours), () => listRules(actor));
  return { ...view, rule: rules.find(({ rule }) => rule === 'search_empty') };
};

beforeEach(async () => {
  start += 60 * 24 * HOUR;
  await ownerQuery('TRUNCATE judged, signal_late, rule_change, rule_trial, rule_trial_run');
  for (const table of ['signal', 'signal_due', 'activity_event', 'activity_unsealed', 'visit']) {
    await ownerQuery(`DELETE FROM ${table}`);
  }
  await ownerQuery('DELETE FROM pgboss.job');
});

describe('setting a rule', () => {
  it('is an owner’s, to what its menu has, and stands in the log', async () => {
    const three = { rule: 'search_empty', value: 3 } as const;
    expect(await refusal(changeRule(cast.ruth, three))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(changeRule(cast.ingrid, { ...three, value: 99 }))).toMatchObject({
      code: 'invalid',
      fields: { value: 'errors.rule_value' },
    });
    expect(await changeRule(cast.ingrid, three)).toEqual({ from: 2 });
    // Twice is once.
    expect(await changeRule(cast.ingrid, three)).toEqual({ from: 3 });
    expect(await ownerQuery(`SELECT data FROM activity_event WHERE type = 'rule.changed'`)).toEqual(
      [{ data: { rule: 'search_empty', threshold: 'searches', from: 2, to: 3 } }],
    );
    expect((await seen(cast.ruth)).mayChange).toBe(false);
    expect(await seen(cast.ingrid)).toMatchObject({
      mayChange: true,
      rule: { value: 3, standard: 2 },
      changes: [{ rule: 'search_empty', from: 2, to: 3, isLatest: true, by: 'Ingrid Alder' }],
    });
  });

  it('has every client judged anew, in jobs, and is taken back the same way', async () => {
    await searches(1, 2);
    await refresh(3);
    expect(await signals()).toMatchObject([{ state: 'open' }]);
    await changeRule(cast.ingrid, { rule: 'search_empty', value: 3 });
    const asked = await ownerQuery<{ name: string }>('SELECT name FROM pgboss.job ORDER BY name');
    expect(asked.map(({ name }) => name)).toEqual(['rules.try', 'signals.rejudge']);
    expect(await rejudgeAll(JOB)).toBeGreaterThan(1);
    await refresh(4);
    expect(await signals()).toMatchObject([{ state: 'withdrawn' }]);
    await changeRule(cast.ingrid, { rule: 'search_empty', value: 2 });
    await refresh(5);
    expect(await signals()).toMatchObject([{ state: 'open' }]);
  });
});

describe('whether a rule can be trusted', () => {
  it('is told by what was called not real, to whoever sees the client, and not by what was withdrawn', async () => {
    for (const week of [0, 1, 2, 3]) await searches(1 + week * 200, week % 2 ? 3 : 2);
    await refresh(799);
    const [first, second] = await signals();
    const dismiss = (id = '', reason: 'not_real' | 'known') =>
      ownerQuery(
        `UPDATE signal SET state = 'dismissed', dismissed_at = $2, dismissed_by = $3, dismiss_reason = $4 WHERE id = $1`,
        [id, at(799), cast.ruth.personId, reason],
      );
    await dismiss(first?.id, 'not_real');
    await dismiss(second?.id, 'known');
    expect((await seen(cast.ruth)).rule).toMatchObject({ raised: 4, notReal: 1, trial: null });
    expect((await seen(cast.hugh)).rule).toMatchObject({ raised: 0, notReal: 0 });
    expect((await seen(cast.ruth, 800 + 24 * 365)).rule).toMatchObject({ raised: 0 });

    // With three searches the two of weeks 1 and 3 remain, and the one that was not real goes.
    expect(await withClock(at(800), () => tryThresholds(JOB))).toBe(true);
    expect((await seen(cast.ingrid)).rule?.trial).toMatchObject({
      ...{ value: 3, remain: 2, remainNotReal: 0 },
    });
    expect((await seen(cast.ruth)).rule?.trial).toBeNull();

    // What was counted by other settings is not said.
    await changeRule(cast.ingrid, { rule: 'loop', value: 9 });
    expect((await seen(cast.ingrid)).rule?.trial).toBeNull();
    await withClock(at(801), () => tryThresholds(JOB));
    expect((await seen(cast.ingrid)).rule?.trial).toMatchObject({ value: 3, remain: 2 });
  });

  it('is counted once in a while, not at every hour', async () => {
    await searches(1, 2);
    await refresh(3);
    await withClock(at(4), () => tryThresholds(JOB));
    const counted = () => ownerQuery('SELECT DISTINCT counted_at FROM rule_trial');
    const before = await counted();
    expect(before).toHaveLength(1);
    await withClock(at(5), () => tryThresholds(JOB));
    expect(await counted()).toEqual(before);
    await withClock(at(40), () => tryThresholds(JOB));
    expect(await counted()).not.toEqual(before);
  });
});
