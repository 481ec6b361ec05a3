import { beforeEach, describe, expect, it } from 'vitest';
import { dismissCase } from '@/domain/friction/cases/dismiss-case';
import { reopenCase } from '@/domain/friction/cases/reopen-case';
import { settleCase } from '@/domain/friction/cases/settle-case';
import { takeCase } from '@/domain/friction/cases/take-case';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { addEvent, addSignal, clearCases, hoursOn, keepAt, onlyCase, shapes } from './case-rows';

const { ruth } = cast;
let invoice: readonly [string, string];

beforeEach(async () => {
  await clearCases();
  invoice = ['invoice', publicId('in', newId())];
});

describe('one open case', () => {
  it('takes in whatever is wrong about the same thing, also on its own page', async () => {
    const [, id] = invoice;
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    await addSignal({
      rule: 'payment_failed',
      severity: 'high',
      subject: invoice,
      raisedAt: hoursOn(2),
    });
    await addSignal({
      rule: 'error_hit',
      subject: ['page', `/invoices/${id}`],
      raisedAt: hoursOn(3),
    });
    await addSignal({ rule: 'rage_click', severity: 'low', subject: ['page', '/invoices'] });
    await keepAt(hoursOn(4));
    expect(await shapes()).toEqual(
      [
        { root: 'page /invoices', state: 'open', severity: 'low', signals: ['rage_click'] },
        {
          root: `invoice ${id}`,
          state: 'open',
          severity: 'high',
          signals: ['error_hit', 'payment_failed', 'status_recheck'],
        },
      ].sort((a) => (a.root.startsWith('invoice') ? -1 : 1)),
    );
  });

  it('is the same however often it is kept', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    const before = await ownerQuery('SELECT * FROM signal_case');
    await keepAt(hoursOn(2));
    await keepAt(hoursOn(3));
    expect(await ownerQuery('SELECT * FROM signal_case')).toEqual(before);
  });

  it('is about the client where no thing is named, and about getting in where that is the trouble', async () => {
    await addSignal({ rule: 'gone_quiet', severity: 'low' });
    await addSignal({ rule: 'loop', severity: 'low' });
    await addSignal({ rule: 'locked_out', severity: 'high' });
    await addSignal({ rule: 'repeat_contact', severity: 'high', facts: { topic: 'access' } });
    await keepAt(hoursOn(1));
    expect(await shapes()).toEqual(
      expect.arrayContaining([
        { root: null, state: 'open', severity: 'low', signals: ['gone_quiet', 'loop'] },
        {
          root: 'topic access',
          state: 'open',
          severity: 'high',
          signals: ['locked_out', 'repeat_contact'],
        },
      ]),
    );
  });

  it('takes in the client who asks about the trouble that led to it', async () => {
    const look = await addEvent({ type: 'invoice.viewed', at: hoursOn(0), subject: invoice });
    const call = await addEvent({ type: 'contact.received', at: hoursOn(2) });
    await addSignal({ rule: 'status_recheck', subject: invoice, evidence: [look] });
    await addSignal({
      rule: 'contact_after_self_service',
      severity: 'high',
      raisedAt: hoursOn(2),
      facts: { topic: 'billing', after: 'status_recheck' },
      evidence: [look, call],
    });
    // They call again about the same: that signal cites the call alone.
    await addSignal({
      rule: 'repeat_contact',
      severity: 'high',
      raisedAt: hoursOn(3),
      facts: { topic: 'billing' },
      evidence: [call, await addEvent({ type: 'contact.received', at: hoursOn(3) })],
    });
    await keepAt(hoursOn(4));
    expect(await shapes()).toMatchObject([
      { root: invoice.join(' '), severity: 'high', signals: { length: 3 } },
    ]);
  });

  it('is taken with all that joins it', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    await withClock(hoursOn(1), async () => takeCase(ruth, { caseId: await onlyCase() }));
    await addSignal({ rule: 'payment_failed', subject: invoice, raisedAt: hoursOn(2) });
    await keepAt(hoursOn(3));
    expect(await ownerQuery('SELECT DISTINCT state, taken_by AS "takenBy" FROM signal')).toEqual([
      { state: 'taken', takenBy: ruth.personId },
    ]);
  });
});

describe('the end of a case', () => {
  it('comes by itself when all in it came right, and it begins again with what has not after all', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await addSignal({ rule: 'payment_failed', subject: invoice });
    await keepAt(hoursOn(1));
    await ownerQuery(`UPDATE signal SET state = 'settled' WHERE rule = 'status_recheck'`);
    await keepAt(hoursOn(2));
    expect(await shapes()).toMatchObject([{ state: 'open' }]);
    await ownerQuery(`UPDATE signal SET state = 'withdrawn' WHERE rule = 'payment_failed'`);
    await keepAt(hoursOn(3));
    expect(await shapes()).toMatchObject([{ state: 'settled' }]);
    await ownerQuery(`UPDATE signal SET state = 'open' WHERE rule = 'status_recheck'`);
    await keepAt(hoursOn(4));
    expect(await shapes()).toMatchObject([{ state: 'open', signals: { length: 2 } }]);
  });

  it('lets a new one begin, once something new has happened', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    await withClock(hoursOn(2), async () => settleCase(ruth, { caseId: await onlyCase() }));
    await keepAt(hoursOn(3));
    expect(await shapes()).toMatchObject([{ state: 'settled' }]);
    await addSignal({ rule: 'payment_failed', subject: invoice, raisedAt: hoursOn(4) });
    await keepAt(hoursOn(5));
    expect(await shapes()).toMatchObject([
      { state: 'settled', signals: ['status_recheck'] },
      { state: 'open', signals: ['payment_failed'] },
    ]);
  });

  it('is no end for what grows worse afterwards', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    await withClock(hoursOn(2), async () => settleCase(ruth, { caseId: await onlyCase() }));
    await ownerQuery(`UPDATE signal SET severity = 'high', raised_at = $1, changed_at = $1`, [
      hoursOn(4),
    ]);
    await keepAt(hoursOn(4));
    expect(await shapes()).toMatchObject([
      { state: 'settled', signals: [] },
      { state: 'open', severity: 'high', signals: ['status_recheck'] },
    ]);
  });
});

describe('what was dismissed', () => {
  const dismiss = () =>
    withClock(hoursOn(2), async () =>
      dismissCase(ruth, {
        caseId: await onlyCase(),
        reason: 'not_real',
        note: '  a test of ours ',
      }),
    );

  beforeEach(async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice });
    await keepAt(hoursOn(1));
    await dismiss();
  });

  it('counts against its rule, with why', async () => {
    const rows = await ownerQuery(
      'SELECT rule, state, dismiss_reason AS reason, dismiss_note AS note FROM signal',
    );
    expect(rows).toEqual([
      { rule: 'status_recheck', state: 'dismissed', reason: 'not_real', note: 'a test of ours' },
    ]);
  });

  it('keeps the same rule about the same thing silent for 30 days; it is stored all the same', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice, raisedAt: hoursOn(2 + 29 * 24) });
    await keepAt(hoursOn(2 + 29 * 24));
    // Neither does it speak later, when it is looked at after the silence.
    await keepAt(hoursOn(2 + 40 * 24));
    expect(await shapes()).toMatchObject([{ state: 'dismissed' }]);
    expect(await ownerQuery('SELECT id FROM signal')).toHaveLength(2);
  });

  it('speaks again after that', async () => {
    await addSignal({ rule: 'status_recheck', subject: invoice, raisedAt: hoursOn(3 + 30 * 24) });
    await keepAt(hoursOn(3 + 30 * 24));
    expect(await shapes()).toMatchObject([{ state: 'dismissed' }, { state: 'open' }]);
  });

  it('silences no other rule, and no other thing', async () => {
    const other = ['invoice', publicId('in', newId())] as const;
    await addSignal({ rule: 'payment_failed', subject: invoice, raisedAt: hoursOn(3) });
    await addSignal({ rule: 'status_recheck', subject: other, raisedAt: hoursOn(3) });
    await keepAt(hoursOn(4));
    expect((await shapes()).filter(({ state }) => state === 'open')).toHaveLength(2);
  });

  it('is taken back, unless the same has begun anew', async () => {
    const caseId = await onlyCase();
    await addSignal({ rule: 'payment_failed', subject: invoice, raisedAt: hoursOn(3) });
    await keepAt(hoursOn(3));
    await expect(reopenCase(ruth, { caseId })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'cases.errors.newer',
    });
    await ownerQuery(`UPDATE signal SET state = 'settled' WHERE rule = 'payment_failed'`);
    await keepAt(hoursOn(4));
    await reopenCase(ruth, { caseId });
    expect((await shapes())[0]).toMatchObject({ state: 'open', signals: ['status_recheck'] });
    const [row] = await ownerQuery(
      `SELECT state, dismiss_reason AS reason FROM signal WHERE rule = 'status_recheck'`,
    );
    expect(row).toEqual({ state: 'open', reason: null });
  });
});
