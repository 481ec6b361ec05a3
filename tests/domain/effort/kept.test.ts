import { beforeEach, describe, expect, it } from 'vitest';
import type { EventData, EventType, SubjectOf } from '@/domain/activity/events';
import { recordActivity } from '@/domain/activity/record-activity';
import { refreshEffort } from '@/domain/effort/refresh-effort';
import { sweepEffort } from '@/domain/effort/sweep-effort';
import { sealEvents } from '@/domain/sealing/seal-events';
import { type Actor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const MINUTE = 60_000;
const start = Date.parse('2026-11-02T17:00:00Z');
let invoiceId: string;

const invoice = () => ({ kind: 'invoice', id: publicId('in', invoiceId) }) as const;

function happens<T extends EventType>(
  actor: Actor,
  minutes: number,
  type: T,
  subject: SubjectOf<T>,
  data: EventData<T>,
  clientId = brightwater.clientId,
) {
  const at = new Date(start + minutes * MINUTE);
  return dbAs(actor, (db) => recordActivity(db, actor, { type, clientId, subject, data, at }));
}

const viewed = (minutes: number, actor: Actor = cast.dana, clientId?: string) =>
  happens(actor, minutes, 'invoice.viewed', invoice(), {}, clientId);
const started = (minutes: number) =>
  happens(cast.dana, minutes, 'checkout.started', invoice(), {
    amountMinor: 500,
    currency: 'USD',
  });

/** As the worker at that minute: what is new is sealed, followed, and whoever is due is looked at. */
async function work(minutes: number): Promise<number> {
  await sealEvents(JOB);
  return withClock(new Date(start + minutes * MINUTE), async () => {
    const asked = await sweepEffort(JOB);
    const due = await ownerQuery<{ id: string }>(
      `SELECT client_id AS id FROM effort_due WHERE due_at <= $1`,
      [new Date(start + minutes * MINUTE)],
    );
    for (const { id } of due) await refreshEffort(JOB, id);
    return asked;
  });
}

type Kept = { task: string; outcome: string; minutes: number; repeats: number; release: string };
const kept = () =>
  ownerQuery<Kept>(
    `SELECT task, outcome, extract(epoch FROM started_at - $1)::int / 60 AS minutes, repeats, release
     FROM task_attempt ORDER BY started_at, task`,
    [new Date(start)],
  );

beforeEach(async () => {
  invoiceId = newId();
  await ownerQuery('DELETE FROM task_attempt');
  await ownerQuery('DELETE FROM effort_due');
  await ownerQuery('DELETE FROM portal_release');
  await ownerQuery('DELETE FROM activity_event');
  await ownerQuery('DELETE FROM pgboss.job');
});

describe('keeping the tries', () => {
  it('waits until the visit has ended, and then looks once', async () => {
    await viewed(0);
    expect(await work(30)).toBe(0);
    expect(await work(31)).toBe(1);
    expect(await kept()).toMatchObject([
      { task: 'check_invoice', outcome: 'done', minutes: 0, repeats: 0 },
    ]);
    expect(await work(32)).toBe(0);
    expect(await ownerQuery('SELECT * FROM effort_due')).toEqual([]);
  });

  it('keeps the same however often it looks', async () => {
    await viewed(0);
    await viewed(60 * 24);
    await work(60 * 25);
    const once = await ownerQuery('SELECT * FROM task_attempt ORDER BY started_at');
    await ownerQuery(`INSERT INTO effort_due (client_id, from_at, due_at) VALUES ($1, $2, $2)`, [
      brightwater.clientId,
      new Date(start),
    ]);
    await work(60 * 25);
    expect(await ownerQuery('SELECT * FROM task_attempt ORDER BY started_at')).toEqual(once);
    expect(once).toHaveLength(2);
    expect(await kept()).toMatchObject([{ repeats: 0 }, { repeats: 1 }]);
  });

  it('decides what goes on when its time has come, though nothing happens', async () => {
    await started(0);
    await work(31);
    expect(await kept()).toEqual([]);
    expect(await work(179)).toBe(0);
    expect(await work(180)).toBe(1);
    expect(await kept()).toMatchObject([{ task: 'pay', outcome: 'given_up' }]);
  });

  it('takes back what a late event says otherwise', async () => {
    await started(0);
    await work(200);
    expect(await kept()).toMatchObject([{ outcome: 'given_up' }]);
    await dbAs(JOB, (db) =>
      recordActivity(db, JOB, {
        type: 'payment.succeeded',
        clientId: brightwater.clientId,
        subject: invoice(),
        data: { amountMinor: 500, currency: 'USD', method: 'card' },
        at: new Date(start + 2 * MINUTE),
      }),
    );
    await work(201);
    expect(await kept()).toMatchObject([{ task: 'pay', outcome: 'done' }]);
  });

  it('looks at each client by itself', async () => {
    await viewed(0);
    await viewed(0, cast.joan, larkAndLoom.clientId);
    await work(40);
    expect(await kept()).toHaveLength(2);
    await viewed(600);
    await work(640);
    expect(await kept()).toHaveLength(3);
  });

  it('says which release ran then, as far as it was noted', async () => {
    await ownerQuery(
      `INSERT INTO portal_release (version, began_at) VALUES ('0.0.8', $1), ('0.0.9', $2)`,
      [new Date(start - MINUTE), new Date(start + 60 * MINUTE)],
    );
    await viewed(-90);
    await viewed(0);
    await viewed(70);
    await work(200);
    expect((await kept()).map(({ release }) => release)).toEqual([null, '0.0.8', '0.0.9']);
  });

  it('is of the client’s own acts alone', async () => {
    await happens(cast.tom, 0, 'invoice.downloaded', invoice(), {});
    await happens(cast.tom, 1, 'search.performed', null, { query: 'w2', results: 0 });
    await work(60);
    expect(await kept()).toEqual([]);
  });
});
