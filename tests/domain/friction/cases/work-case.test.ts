import { beforeEach, describe, expect, it } from 'vitest';
import { dismissCase } from '@/domain/friction/cases/dismiss-case';
import { reopenCase } from '@/domain/friction/cases/reopen-case';
import { settleCase } from '@/domain/friction/cases/settle-case';
import { snoozeCase } from '@/domain/friction/cases/snooze-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { listToday } from '@/domain/friction/list-today';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import { othersSentence, todaySentence } from '@/domain/friction/today-sentence';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { addSignal, clearCases, keepAt, type NewSignal, onlyCase } from './case-rows';

const zone = 'America/Los_Angeles';
const today = { zone, currency: 'USD', whose: 'all' } as const;
let caseId: string;

const add = async (signal: Partial<NewSignal>) => {
  const { clientId = brightwater.clientId } = signal;
  const subject = ['page', `/page-${newId()}`] as const;
  await addSignal({ rule: 'error_hit', subject, raisedAt: new Date(), ...signal });
  await keepAt(new Date(), clientId);
};

const waiting = async (actor = cast.ruth) =>
  (await listToday(actor, today)).cases.map(({ id, takenBy }) => [id, takenBy?.name ?? null]);

const state = async () => {
  const [row] = await ownerQuery<{ state: string }>('SELECT state FROM signal_case');
  return row?.state;
};

beforeEach(async () => {
  await clearCases();
  await add({ rule: 'signin_struggle', severity: 'high', subject: undefined });
  caseId = await onlyCase();
});

describe('working a case', () => {
  it('is taken once, and others see by whom', async () => {
    await takeCase(cast.ruth, { caseId });
    await takeCase(cast.ruth, { caseId });
    expect(await waiting()).toEqual([[caseId, 'Ruth Adeyemi']]);
    await expect(takeCase(cast.tom, { caseId })).rejects.toMatchObject({
      code: 'conflict',
      values: { name: 'Ruth Adeyemi' },
    });
    const log = await ownerQuery(
      `SELECT type, subject_id AS id, data->>'rule' AS rule FROM activity_event WHERE type LIKE 'signal.%'`,
    );
    expect(log).toEqual([{ type: 'signal.taken', id: caseId, rule: 'signin_struggle' }]);
  });

  it('is dismissed or done once, and either is taken back', async () => {
    await dismissCase(cast.ruth, { caseId, reason: 'not_real' });
    await dismissCase(cast.ruth, { caseId, reason: 'known' });
    expect(await waiting()).toEqual([]);
    expect(await ownerQuery('SELECT dismiss_reason AS reason FROM signal')).toEqual([
      { reason: 'not_real' },
    ]);
    await expect(takeCase(cast.ruth, { caseId })).rejects.toMatchObject({
      messageKey: 'cases.errors.ended',
    });
    await reopenCase(cast.ruth, { caseId });
    await settleCase(cast.ruth, { caseId });
    await settleCase(cast.ruth, { caseId });
    expect(await waiting()).toEqual([]);
    await reopenCase(cast.ruth, { caseId });
    expect(await waiting()).toEqual([[caseId, null]]);
  });

  it('is over when it came right by itself', async () => {
    await ownerQuery(`UPDATE signal SET state = 'settled'`);
    await keepAt(new Date());
    for (const attempt of [takeCase, settleCase, reopenCase]) {
      await expect(attempt(cast.ruth, { caseId })).rejects.toMatchObject({
        code: 'conflict',
        messageKey: 'errors.signal_settled',
      });
    }
  });

  it('is not there for those who do not see the client, whatever they try', async () => {
    const until = new Date(Date.now() + 3_600_000);
    for (const attempt of [
      () => takeCase(cast.hugh, { caseId }),
      () => snoozeCase(cast.hugh, { caseId, until }),
      () => snoozeCase(cast.hugh, { caseId, for: 'back' }),
      () => dismissCase(cast.hugh, { caseId, reason: 'known' }),
      () => settleCase(cast.hugh, { caseId }),
      () => reopenCase(cast.hugh, { caseId }),
      () => takeCase(cast.ruth, { caseId: publicId('sc', newId()) }),
      () => takeCase(cast.ruth, { caseId: 'sc_nonsense' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(takeCase(cast.dana, { caseId })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await state()).toBe('open');
  });

  it('is taken by one of two who press at once, while the rules look at its client', async () => {
    const [mine, theirs] = await Promise.allSettled([
      takeCase(cast.ruth, { caseId }),
      takeCase(cast.tom, { caseId }),
      ...Array.from({ length: 4 }, () => keepAt(new Date())),
    ]);
    expect([mine?.status, theirs?.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('today', () => {
  it('shows the worst first, with the very events, of the reader’s own clients', async () => {
    await add({ severity: 'low' });
    await add({});
    await add({ clientId: larkAndLoom.clientId });
    const view = await listToday(cast.ruth, { ...today, whose: 'mine' });
    expect(view.cases.map(({ severity }) => severity)).toEqual(['high', 'medium']);
    expect(view.digest).toMatchObject({ count: 1, byMail: true });
    const [first] = view.cases;
    expect(first?.signals[0]?.evidence.map(({ type }) => type)).toEqual(['signin.failed']);
    expect(first?.contact).toMatchObject({ name: 'Dana Whitlock' });
    expect((await listToday(cast.ingrid, today)).cases).toHaveLength(3);
    // Tom works for Brightwater and answers for nobody.
    expect((await listToday(cast.tom, { ...today, whose: 'mine' })).cases).toEqual([]);
  });

  it('shows five new ones of a day, and the others in order where they are asked for', async () => {
    for (let more = 0; more < 8; more += 1) await add({});
    const view = await listToday(cast.ruth, today);
    expect(view.cases).toHaveLength(6);
    expect(view.more).toEqual({ count: 3, cases: [], next: null });
    const asked = await listToday(cast.ruth, { ...today, more: true });
    expect(asked.more.cases).toHaveLength(3);
    const all = [...view.cases, ...asked.more.cases].map(({ id }) => id);
    expect(new Set(all).size).toBe(9);
    // Whoever has worked one of today's five gets no sixth today.
    await settleCase(cast.ruth, { caseId: view.cases.at(-1)?.id ?? '' });
    const then = await listToday(cast.ruth, today);
    expect([then.cases.length, then.more.count]).toEqual([5, 3]);
  });

  it('says what money is at stake, each currency apart', async () => {
    const id = newId();
    await ownerQuery(
      `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on)
       VALUES ($1, $2, '7001', 'open', 'Books', 'USD', 90000, 40000, '2026-01-01', '2026-01-15'),
              ($3, $2, '7002', 'open', 'Books', 'JPY', 184000, 0, '2026-01-01', '2099-01-15')`,
      [id, brightwater.clientId, newId()],
    );
    await add({ rule: 'payment_failed', subject: ['invoice', publicId('in', id)] });
    await add({ rule: 'gone_quiet', subject: undefined });
    const { cases } = await listToday(cast.ruth, today);
    const usd = { left: { amountMinor: 50_000n, currency: 'USD' }, lateMinor: 50_000n };
    const yen = { left: { amountMinor: 184_000n, currency: 'JPY' }, lateMinor: 0n };
    const stakeOf = (rule: string) =>
      cases.find(({ signals }) => signals.some((one) => one.rule === rule))?.stake;
    expect(stakeOf('payment_failed')).toEqual([usd]);
    expect(stakeOf('gone_quiet')).toEqual([usd, yen]);
    expect(stakeOf('signin_struggle')).toEqual([]);
  });

  const t = translator();
  const of = (client: string, severity: 'high' | 'medium') => ({
    severity,
    client: { id: client, name: client, nameLang: null },
  });

  it('says first who needs the reader', () => {
    const cases = [of('a', 'high'), of('b', 'high'), of('b', 'high'), of('c', 'medium')];
    const now = { cases, digest: { count: 0 } };
    expect(todaySentence(now, t)).toBe('Two clients need you now.');
    const promise = { client: 'Juniper Street Dental', time: '11:30', late: 'no' } as const;
    expect(todaySentence(now, t, promise)).toBe(
      'Two clients need you now. Juniper Street Dental should hear from you by 11:30.',
    );
    expect(todaySentence({ cases: [], digest: { count: 2 } }, t, { ...promise, late: 'yes' })).toBe(
      'Juniper Street Dental was promised an answer by 11:30.',
    );
    expect(othersSentence(now, 38, t)).toBe('The other 35 of your 38 clients are fine.');
    expect(todaySentence({ cases: [of('c', 'medium')], digest: { count: 0 } }, t)).toBe(
      'Nobody needs you this minute. One client should hear from you today.',
    );
    expect(todaySentence({ cases: [], digest: { count: 2 } }, t)).toBe(
      'Nobody needs you today. 2 small things can wait for a quiet hour.',
    );
    const nothing = { cases: [], digest: { count: 0 } };
    expect(todaySentence(nothing, t)).toMatch(/^Nobody needs you\./);
    expect(othersSentence(nothing, 38, t)).toBe('All 38 of your clients are fine.');
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
    for (const at of ['2026-11-30T23:30:00Z', '2026-11-30T00:30:00Z']) {
      expect(names(at).map((line) => line.split(' ')[0])).toEqual(['tomorrow', 'next_week']);
    }
  });
});
