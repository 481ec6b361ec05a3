import { beforeEach, describe, expect, it } from 'vitest';
import type { EventData, EventType, SubjectOf } from '@/domain/activity/events';
import { recordActivity } from '@/domain/activity/record-activity';
import { snoozeCase } from '@/domain/friction/cases/snooze-case';
import { listToday } from '@/domain/friction/list-today';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { sweepSignals } from '@/domain/friction/sweep-signals';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { sealEvents } from '@/domain/sealing/seal-events';
import { type Actor, type ContactActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-02T17:00:00Z');
let invoice: { kind: 'invoice'; id: string };

function happens<T extends EventType>(
  actor: Actor,
  hours: number,
  type: T,
  data: EventData<T>,
  subject: SubjectOf<T> = invoice as SubjectOf<T>,
  clientId = brightwater.clientId,
) {
  const at = new Date(start + hours * HOUR);
  return dbAs(actor, (db) => recordActivity(db, actor, { type, clientId, subject, data, at }));
}

const refreshAt = (hours: number, clientId = brightwater.clientId) =>
  withClock(new Date(start + hours * HOUR), () => refreshSignals(JOB, clientId));

type Kept = { rule: string; state: string; severity: string; evidence: string[] };
const kept = (clientId = brightwater.clientId) =>
  ownerQuery<Kept>(
    `SELECT rule, state, severity, evidence FROM signal WHERE client_id = '${clientId}' ORDER BY episode_at, rule`,
  );

function sent(hours = 0) {
  return happens(cast.tom, hours, 'invoice.sent', {
    amountMinor: 184_000,
    currency: 'USD',
    dueOn: '2026-11-30',
  });
}

beforeEach(async () => {
  invoice = { kind: 'invoice', id: publicId('in', newId()) };
  await ownerQuery('DELETE FROM signal');
  await ownerQuery('DELETE FROM signal_case');
  await ownerQuery('DELETE FROM signal_due');
  await ownerQuery('TRUNCATE judged, signal_late, outage_error, outage');
  await ownerQuery('DELETE FROM activity_unsealed');
  await ownerQuery('DELETE FROM activity_event');
  await ownerQuery('DELETE FROM pgboss.job');
});

describe('keeping signals', () => {
  it('raises one from the very events, once, however often it looks', async () => {
    await sent();
    const looks = [];
    for (const hours of [1, 25, 49])
      looks.push(await happens(cast.dana, hours, 'invoice.viewed', {}));
    await refreshAt(50);
    await refreshAt(51);
    expect(await kept()).toEqual([
      { rule: 'status_recheck', state: 'open', severity: 'medium', evidence: looks },
    ]);
  });

  it('tells what was searched for from its events, and keeps nothing of it', async () => {
    const search = (hours: number, query: string) =>
      happens(cast.marco, hours, 'search.performed', { query, results: 0 }, null);
    for (const [at, query] of ['w2', 'my w-2'].entries()) await search(1 + at / 60, query);
    await refreshAt(2);
    const [row] = await ownerQuery<{ facts: object }>(
      `SELECT facts FROM signal WHERE rule = 'search_empty'`,
    );
    expect(row?.facts).toMatchObject({ searches: 2, query: null });
    const told = async () =>
      (
        await listToday(cast.ruth, { zone: 'America/Los_Angeles', currency: 'USD', whose: 'mine' })
      ).cases
        .flatMap(({ signals }) => signals)
        .map(({ facts }) => facts.query);
    expect(await told()).toEqual(['my w-2']);
    await dbAs(cast.ingrid, (db) => destroyPersonKey(db, cast.ingrid, cast.marco.personId));
    expect(await told()).toEqual([null]);
  });

  it('lets the same episode rise, and wakes it up when it was snoozed', async () => {
    await sent();
    for (const hours of [1, 25, 49]) await happens(cast.dana, hours, 'invoice.viewed', {});
    await refreshAt(50);
    await withClock(new Date(start + 51 * HOUR), async () => {
      const [one] = await ownerQuery<{ id: string }>('SELECT id FROM signal_case');
      const until = new Date(start + 9 * 24 * HOUR);
      await snoozeCase(cast.ruth, { caseId: publicId('sc', one?.id ?? ''), until });
    });
    expect(await kept()).toMatchObject([{ state: 'snoozed' }]);
    for (const hours of [73, 97]) await happens(cast.marco, hours, 'invoice.viewed', {});
    await refreshAt(98);
    expect(await kept()).toMatchObject([{ state: 'open', severity: 'high' }]);
  });

  it('puts it away when the money is on its way, and leaves a dismissed one alone', async () => {
    await sent();
    for (const hours of [1, 25, 49]) await happens(cast.dana, hours, 'invoice.viewed', {});
    await refreshAt(50);
    const money = { amountMinor: 184_000, currency: 'USD', method: 'bank_debit' };
    await happens({ kind: 'stripe' }, 52, 'payment.processing', money);
    await refreshAt(53);
    expect(await kept()).toMatchObject([{ state: 'settled' }]);
    await ownerQuery(`UPDATE signal SET state = 'dismissed'`);
    await refreshAt(54);
    expect(await kept()).toMatchObject([{ state: 'dismissed' }]);
  });

  it('withdraws one whose evidence a late event takes away', async () => {
    await sent();
    await happens(cast.dana, 1, 'checkout.started', { amountMinor: 184_000, currency: 'USD' });
    await refreshAt(26);
    expect(await kept()).toMatchObject([{ rule: 'checkout_abandoned', state: 'open' }]);
    const money = { amountMinor: 10_000, currency: 'USD', method: 'card' };
    await happens({ kind: 'stripe' }, 2, 'payment.succeeded', money);
    await sealEvents(JOB);
    await refreshAt(27);
    expect(await kept()).toMatchObject([{ rule: 'checkout_abandoned', state: 'withdrawn' }]);
  });
});

describe('going on from what the last look had come to', () => {
  const views = async (count: number, fromHours: number) => {
    await ownerQuery(`
      INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
      SELECT gen_random_uuid(), '${new Date(start + fromHours * HOUR).toISOString()}'::timestamptz + n * interval '1 second',
             '${brightwater.clientId}', 'staff', 'staff', 'client.changed', 'client', 'cl_1', '{"fields":[]}'
      FROM generate_series(1, ${count}) n`);
  };
  const states = () =>
    ownerQuery<{ at: Date; basis: string }>(
      `SELECT at, basis FROM judged WHERE client_id = '${brightwater.clientId}' ORDER BY at`,
    );

  it('finds what spans looks, from what it has put away', async () => {
    await sent();
    await views(200, 1);
    const looks = [];
    for (const hours of [2, 26, 50]) {
      looks.push(await happens(cast.dana, hours, 'invoice.viewed', {}));
      await refreshAt(hours + 0.5);
    }
    expect(await states()).not.toEqual([]);
    expect(await kept()).toEqual([
      { rule: 'status_recheck', state: 'open', severity: 'medium', evidence: looks },
    ]);
  });

  it('is of use to nobody once a rule is set otherwise: all is judged anew', async () => {
    await sent();
    await views(200, 1);
    for (const hours of [2, 26]) await happens(cast.dana, hours, 'invoice.viewed', {});
    await refreshAt(30);
    const before = await states();
    expect(before).not.toEqual([]);
    expect(await kept()).toEqual([]);
    await ownerQuery(`
      INSERT INTO rule_change (id, at, person_id, rule, threshold, from_value, value)
      VALUES ('${newId()}', now(), '${cast.ingrid.personId}', 'status_recheck', 'visits', 3, 2)`);
    try {
      await refreshAt(31);
      expect(await kept()).toMatchObject([{ rule: 'status_recheck', state: 'open' }]);
      expect((await states()).map(({ basis }) => basis)).not.toContain(before[0]?.basis);
    } finally {
      await ownerQuery('DELETE FROM rule_change');
    }
    await refreshAt(32);
    expect(await kept()).toMatchObject([{ rule: 'status_recheck', state: 'withdrawn' }]);
  });

  it('judges from the beginning where an event that it cites is gone from the log', async () => {
    await sent();
    await views(200, 1);
    const looks = [];
    for (const hours of [2, 26, 50])
      looks.push(await happens(cast.dana, hours, 'invoice.viewed', {}));
    await refreshAt(60);
    expect(await kept()).toMatchObject([{ state: 'open' }]);
    await ownerQuery(`DELETE FROM activity_event WHERE id = '${looks[0]}'`);
    await refreshAt(61);
    expect(await kept()).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('takes back the rise of a severity that a late event takes away, and leaves the rest', async () => {
    await sent();
    const looks = [];
    for (const hours of [1, 25, 49, 73, 97])
      looks.push(await happens(cast.dana, hours, 'invoice.viewed', {}));
    await refreshAt(98);
    expect(await kept()).toMatchObject([{ severity: 'high', evidence: looks }]);
    await sealEvents(JOB);
    const money = { amountMinor: 10, currency: 'USD', method: 'card' };
    await happens({ kind: 'stripe' }, 72, 'payment.succeeded', money);
    await sealEvents(JOB);
    await refreshAt(99);
    expect(await kept()).toMatchObject([{ severity: 'medium', evidence: looks.slice(0, 3) }]);
    expect(await ownerQuery('SELECT FROM signal_late')).toEqual([]);
  });

  it('reads a day of many events some at a time, and finds in them what is there', async () => {
    await sent();
    await views(4_500, 1);
    for (const hours of [1.3, 1.9, 2.5]) await happens(cast.dana, hours, 'invoice.viewed', {});
    await refreshAt(30);
    expect(await kept()).toMatchObject([{ rule: 'status_recheck' }]);
  });
});

describe('what did not happen', () => {
  it('is asked about at its time, without anybody looking', async () => {
    await sent();
    await happens(cast.dana, 1, 'checkout.started', { amountMinor: 184_000, currency: 'USD' });
    await refreshAt(2);
    expect(await kept()).toEqual([]);
    const sweepAt = (hours: number) =>
      withClock(new Date(start + hours * HOUR), () => sweepSignals(JOB));
    const [due] = await ownerQuery<{ dueAt: Date }>('SELECT due_at AS "dueAt" FROM signal_due');
    expect(due?.dueAt.getTime()).toBeLessThanOrEqual(start + 25 * HOUR);
    expect(await sweepAt(26)).toBe(1);
    await refreshAt(26);
    expect(await kept()).toMatchObject([{ rule: 'checkout_abandoned' }]);
  });
});

describe('an outage', () => {
  it('is nobody’s own friction: the fifth client withdraws what the others raised', async () => {
    const page = { kind: 'page', id: '/invoices/pay' } as const;
    const broken = { status: 503, during: 'pay', errorId: '4TX9RD' } as const;
    const others: ContactActor[] = [cast.dana, cast.joan];
    for (const actor of others) {
      await happens(actor, 200, 'error.shown', broken, page, actor.clientId);
      await refreshAt(200.01, actor.clientId);
    }
    expect(await kept()).toMatchObject([{ rule: 'error_hit', state: 'open' }]);
    for (let more = 0; more < 3; more += 1) {
      const clientId = newId();
      await ownerQuery(
        `INSERT INTO client (id, name, currency, since) VALUES ('${clientId}', 'Client ${more}', 'USD', '2026-01-01')`,
      );
      await ownerQuery(
        `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
         VALUES ('${newId()}', '${new Date(start + 200.05 * HOUR).toISOString()}', '${clientId}', 'client', 'contact',
                 'error.shown', 'page', '/invoices/pay', '${JSON.stringify(broken)}')`,
      );
      await refreshAt(200.1, clientId);
    }
    const [outage] = await ownerQuery<{ clients: number; errors: number }>(
      'SELECT clients, errors FROM outage',
    );
    expect(outage).toEqual({ clients: 5, errors: 5 });
    const asked = await ownerQuery<{ key: string }>(
      `SELECT singleton_key AS key FROM pgboss.job WHERE name = 'signals.refresh' AND state = 'created'`,
    );
    expect(asked.map(({ key }) => key)).toEqual(
      expect.arrayContaining([brightwater.clientId, larkAndLoom.clientId]),
    );
    await refreshAt(200.2);
    expect(await kept()).toMatchObject([{ rule: 'error_hit', state: 'withdrawn' }]);
  });
});
