import { beforeEach, describe, expect, it } from 'vitest';
import { dismissSignal } from '@/domain/friction/dismiss-signal';
import { listToday } from '@/domain/friction/list-today';
import { reopenSignal } from '@/domain/friction/reopen-signal';
import { snoozeSignal } from '@/domain/friction/snooze-signal';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import { takeSignal } from '@/domain/friction/take-signal';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const zone = 'America/Los_Angeles';
let signalId: string;
/** Two signals of one rule are of two episodes, minutes apart, however soon one is made after the other. */
let episodes = 0;

async function addSignal(clientId: string, severity = 'high', rule = 'signin_struggle') {
  const id = newId();
  const event = newId();
  await ownerQuery(
    `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, data)
     VALUES ('${event}', now(), '${clientId}', 'client', 'sign-in', 'signin.failed', '{"reason":"password","ip":""}')`,
  );
  await ownerQuery(
    `INSERT INTO signal (id, client_id, rule, episode_at, severity, raised_at, evidence, facts)
     VALUES ('${id}', '${clientId}', '${rule}', now() - interval '${(episodes += 1)} minutes', '${severity}', now(), '{${event}}',
             '{"how":"failures","attempts":3,"windowMinutes":15,"windowHours":24}')`,
  );
  return publicId('si', id);
}

const waiting = async (actor = cast.ruth) =>
  (await listToday(actor, zone)).signals.map(({ id, takenBy }) => [id, takenBy?.name ?? null]);

const state = async () => {
  const [row] = await ownerQuery<{ state: string }>('SELECT state FROM signal');
  return row?.state;
};

beforeEach(async () => {
  await ownerQuery('DELETE FROM signal');
  await ownerQuery('DELETE FROM activity_event');
  signalId = await addSignal(brightwater.clientId);
});

describe('working a signal', () => {
  it('is taken once, and others see by whom', async () => {
    await takeSignal(cast.ruth, { signalId });
    await takeSignal(cast.ruth, { signalId });
    expect(await waiting()).toEqual([[signalId, 'Ruth Adeyemi']]);
    await expect(takeSignal(cast.tom, { signalId })).rejects.toMatchObject({
      code: 'conflict',
      values: { name: 'Ruth Adeyemi' },
    });
    const log = await ownerQuery(`SELECT type FROM activity_event WHERE type LIKE 'signal.%'`);
    expect(log).toEqual([{ type: 'signal.taken' }]);
  });

  it('is out of sight while it is snoozed, and back when the time has come', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await snoozeSignal(cast.ruth, { signalId, until });
    expect(await waiting()).toEqual([]);
    const later = await withClock(new Date(until.getTime() + 1), () => waiting());
    expect(later).toEqual([[signalId, null]]);
  });

  it.each([
    ['a time that has passed', -1],
    ['a time too far', 91 * 24],
    ['no time at all', Number.NaN],
  ])('is not snoozed until %s', async (_, hours) => {
    const until = new Date(Date.now() + hours * 3_600_000);
    await expect(snoozeSignal(cast.ruth, { signalId, until })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await state()).toBe('open');
  });

  it('is dismissed with a reason, and that is taken back', async () => {
    await dismissSignal(cast.ruth, { signalId, reason: 'not_real' });
    expect(await waiting()).toEqual([]);
    const rows = await ownerQuery('SELECT state, dismiss_reason AS reason FROM signal');
    expect(rows).toEqual([{ state: 'dismissed', reason: 'not_real' }]);
    await reopenSignal(cast.ruth, { signalId });
    expect(await waiting()).toEqual([[signalId, null]]);
  });

  it('is done when it came right by itself', async () => {
    await ownerQuery(`UPDATE signal SET state = 'settled'`);
    await expect(takeSignal(cast.ruth, { signalId })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'errors.signal_settled',
    });
  });

  it('is not there for those who do not see the client, whatever they try', async () => {
    const until = new Date(Date.now() + 3_600_000);
    for (const attempt of [
      () => takeSignal(cast.hugh, { signalId }),
      () => snoozeSignal(cast.hugh, { signalId, until }),
      () => dismissSignal(cast.hugh, { signalId, reason: 'known' }),
      () => reopenSignal(cast.hugh, { signalId }),
      () => takeSignal(cast.ruth, { signalId: publicId('si', newId()) }),
      () => takeSignal(cast.ruth, { signalId: 'si_nonsense' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(takeSignal(cast.dana, { signalId })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await state()).toBe('open');
  });

  it('is taken by one of two who press at once', async () => {
    const both = await Promise.allSettled([
      takeSignal(cast.ruth, { signalId }),
      takeSignal(cast.tom, { signalId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('today', () => {
  it('shows the worst first, with the very events, of the reader’s own clients', async () => {
    const small = await addSignal(brightwater.clientId, 'low', 'rage_click');
    const medium = await addSignal(brightwater.clientId, 'medium');
    await addSignal(larkAndLoom.clientId);
    const view = await listToday(cast.ruth, zone);
    expect(view.signals.map(({ id }) => id)).toEqual([signalId, medium]);
    expect(view.digest.map(({ id }) => id)).toEqual([small]);
    expect(view.signals[0]?.evidence.map(({ type }) => type)).toEqual(['signin.failed']);
    expect(view.signals[0]?.contact).toMatchObject({ name: 'Dana Whitlock' });
    expect((await listToday(cast.ingrid, zone)).signals).toHaveLength(3);
  });

  const t = translator();
  const of = (client: string, severity: 'high' | 'medium') => ({
    severity,
    client: { id: client, name: client, nameLang: null },
  });

  it('says first who needs the reader', () => {
    const now = {
      signals: [of('a', 'high'), of('b', 'high'), of('b', 'high'), of('c', 'medium')],
      digest: [],
    };
    expect(todaySentence(now, t)).toBe('Two clients need you now.');
    expect(othersSentence(now, 38, t)).toBe('The other 35 of your 38 clients are fine.');
    expect(todaySentence({ signals: [of('c', 'medium')], digest: [] }, t)).toBe(
      'Nobody needs you this minute. One client should hear from you today.',
    );
    expect(todaySentence({ signals: [], digest: [1, 2] }, t)).toBe(
      'Nobody needs you today. 2 small things can wait for a quiet hour.',
    );
    expect(todaySentence({ signals: [], digest: [] }, t)).toMatch(/^Nobody needs you\./);
    expect(othersSentence({ signals: [], digest: [] }, 38, t)).toBe(
      'All 38 of your clients are fine.',
    );
  });
});

describe('the times that a snooze offers', () => {
  const names = (at: string) =>
    snoozeTimes(new Date(at), zone).map(({ name, until }) => `${name} ${until.toISOString()}`);

  it('are later today, the next mornings, and in a week, by the firm’s clock', () => {
    expect(names('2026-11-24T18:00:00Z')).toEqual([
      'later_today 2026-11-24T21:00:00.000Z',
      'tomorrow 2026-11-25T16:30:00.000Z',
      'monday 2026-11-30T16:30:00.000Z',
      'next_week 2026-12-01T16:30:00.000Z',
    ]);
  });

  it('leave out what is too late, and Monday on a Sunday', () => {
    expect(names('2026-11-30T23:30:00Z').map((line) => line.split(' ')[0])).toEqual([
      'tomorrow',
      'next_week',
    ]);
    expect(names('2026-11-30T00:30:00Z').map((line) => line.split(' ')[0])).toEqual([
      'tomorrow',
      'next_week',
    ]);
  });
});
