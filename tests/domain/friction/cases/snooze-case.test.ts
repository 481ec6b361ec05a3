import { beforeEach, describe, expect, it } from 'vitest';
import { type CaseWait } from '@/domain/friction/cases/case-waits';
import { snoozeCase } from '@/domain/friction/cases/snooze-case';
import { wakeCases } from '@/domain/friction/cases/wake-cases';
import { listToday } from '@/domain/friction/list-today';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { addEvent, addSignal, clearCases, hoursOn, keepAt, onlyCase } from './case-rows';

const { ruth } = cast;
let thing: readonly [string, string];

const begin = async (kind: 'invoice' | 'document', severity: 'medium' | 'high' = 'medium') => {
  thing = [kind, publicId(kind === 'invoice' ? 'in' : 'do', newId())];
  const rule = kind === 'invoice' ? 'status_recheck' : 'document_unopened';
  await addSignal({ rule, severity, subject: thing });
  await keepAt(hoursOn(1));
};

const waitFor = (wait: CaseWait) =>
  withClock(hoursOn(2), async () => snoozeCase(ruth, { caseId: await onlyCase(), for: wait }));

const standing = async () => {
  const [row] = await ownerQuery<{ state: string; woken: string | null }>(
    'SELECT state, woken_by AS woken FROM signal_case',
  );
  return row;
};

const onToday = (at: Date) =>
  withClock(at, async () => {
    const view = await listToday(ruth, {
      zone: 'America/Los_Angeles',
      currency: 'USD',
      whose: 'mine',
    });
    return { shown: view.cases.length, away: view.away.cases.map(({ snoozed }) => snoozed) };
  });

beforeEach(clearCases);

describe('until a time', () => {
  it('is out of sight and told of among those put off, and back at its time', async () => {
    await begin('invoice');
    const until = hoursOn(26);
    await withClock(hoursOn(2), async () => snoozeCase(ruth, { caseId: await onlyCase(), until }));
    expect(await onToday(hoursOn(3))).toEqual({ shown: 0, away: [{ until, for: null }] });
    expect(await onToday(hoursOn(26.01))).toEqual({ shown: 1, away: [] });
    expect(await withClock(hoursOn(25), () => wakeCases(JOB))).toBe(0);
    expect(await withClock(hoursOn(27), () => wakeCases(JOB))).toBe(1);
    expect(await standing()).toEqual({ state: 'open', woken: 'time' });
    expect(await ownerQuery('SELECT state FROM signal')).toEqual([{ state: 'open' }]);
  });

  it.each([
    ['a time that has passed', -1],
    ['a time too far', 91 * 24],
    ['no time at all', Number.NaN],
  ])('is not %s', async (_, hours) => {
    await begin('invoice');
    const until = hoursOn(2 + hours);
    const snoozed = withClock(hoursOn(2), async () =>
      snoozeCase(ruth, { caseId: await onlyCase(), until }),
    );
    await expect(snoozed).rejects.toMatchObject({ code: 'invalid' });
    expect(await standing()).toMatchObject({ state: 'open' });
  });

  it('is broken by a new high, and not by what was high before', async () => {
    await begin('invoice', 'high');
    await withClock(hoursOn(2), async () =>
      snoozeCase(ruth, { caseId: await onlyCase(), until: hoursOn(90) }),
    );
    await addSignal({ rule: 'viewed_overdue', subject: thing, raisedAt: hoursOn(3) });
    await keepAt(hoursOn(3));
    expect(await standing()).toMatchObject({ state: 'snoozed' });
    await addSignal({
      rule: 'payment_failed',
      severity: 'high',
      subject: thing,
      raisedAt: hoursOn(4),
    });
    await keepAt(hoursOn(4));
    expect(await standing()).toEqual({ state: 'open', woken: 'high' });
    expect(await ownerQuery('SELECT DISTINCT state FROM signal')).toEqual([{ state: 'open' }]);
  });
});

describe('until something comes about', () => {
  const visit = (hours: number) =>
    ownerQuery(
      'INSERT INTO visit (id, client_id, contact_id, started_at, last_at) VALUES ($1, $2, $3, $4, $4)',
      [newId(), brightwater.clientId, cast.dana.contactId, hoursOn(hours)],
    );

  it.each<[CaseWait, 'invoice' | 'document', () => Promise<unknown>]>([
    [
      'paid',
      'invoice',
      () =>
        addEvent({
          type: 'payment.processing',
          at: hoursOn(3),
          by: 'system',
          subject: thing,
          data: {},
        }),
    ],
    [
      'opened',
      'document',
      () => addEvent({ type: 'document.opened', at: hoursOn(3), subject: thing, data: {} }),
    ],
    [
      'answered',
      'document',
      () => addEvent({ type: 'contact.received', at: hoursOn(3), data: {} }),
    ],
    ['back', 'invoice', () => visit(3)],
  ])('%s', async (wait, kind, comesAbout) => {
    await begin(kind);
    await waitFor(wait);
    await keepAt(hoursOn(2.5));
    expect(await standing()).toEqual({ state: 'snoozed', woken: null });
    await comesAbout();
    await keepAt(hoursOn(3));
    expect(await standing()).toEqual({ state: 'open', woken: wait });
  });

  it('is not kept waiting by what somebody else does, or by what was before', async () => {
    await visit(1.5);
    await begin('document');
    await addEvent({
      type: 'document.opened',
      at: hoursOn(3),
      by: 'staff',
      subject: thing,
      data: {},
    });
    await waitFor('opened');
    await keepAt(hoursOn(4));
    expect(await standing()).toMatchObject({ state: 'snoozed' });
  });

  it('comes back in 30 days in any case', async () => {
    await begin('invoice');
    await waitFor('back');
    expect((await onToday(hoursOn(2 + 30 * 24 - 1))).shown).toBe(0);
    expect((await onToday(hoursOn(2 + 30 * 24 + 1))).shown).toBe(1);
  });

  it('is refused for what cannot come about', async () => {
    await begin('document');
    await expect(waitFor('paid')).rejects.toMatchObject({
      code: 'invalid',
      fields: { for: 'cases.errors.wait' },
    });
    expect(await standing()).toMatchObject({ state: 'open' });
  });
});
