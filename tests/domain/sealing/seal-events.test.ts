import { describe, expect, it } from 'vitest';
import { sealEvents } from '@/domain/sealing/seal-events';
import { verifyLog } from '@/domain/sealing/verify-log';
import { startSealing } from '@/worker/seal-loop';
import { type Actor, JOB } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { look, sealAll } from './sealing';

const counts = async () => {
  const [row] = await ownerQuery<{ events: number; seals: number; last: number; queued: number }>(`
    SELECT (SELECT count(*)::int FROM activity_event) AS events, (SELECT count(*)::int FROM activity_seal) AS seals,
           (SELECT coalesce(max(seq), 0)::int FROM activity_seal) AS last, (SELECT count(*)::int FROM activity_unsealed) AS queued`);
  return row ?? { events: 0, seals: 0, last: 0, queued: 0 };
};

describe('sealing', () => {
  it('gives every event of 32 writers one number, without a gap, while two sealers are at it', async () => {
    const loops = [startSealing(), startSealing()];
    const people = [cast.dana, cast.marco, cast.joan];
    const write = async (n: number) => {
      for (let time = 0; time < 8; time += 1) await look(people[n % people.length]);
    };
    await Promise.all(Array.from({ length: 32 }, (_, n) => write(n)));
    await expect.poll(async () => (await counts()).queued, { timeout: 20_000 }).toBe(0);
    await Promise.all(loops.map((loop) => loop.stop()));
    const { events, seals, last } = await counts();
    expect(events).toBeGreaterThanOrEqual(256);
    expect([seals, last]).toEqual([events, events]);
    expect(await verifyLog(JOB, [])).toMatchObject({
      fault: null,
      waiting: 0,
      head: { seq: events },
    });
  });

  it('happens within a second', async () => {
    const loop = startSealing();
    const id = await look();
    const isSealed = () => ownerQuery('SELECT 1 FROM activity_seal WHERE event_id = $1', [id]);
    await expect.poll(isSealed, { timeout: 1_000, interval: 20 }).toHaveLength(1);
    await loop.stop();
  });

  it('asks for the signals of each client once, and for none because of a signal', async () => {
    await sealAll();
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'signals.refresh'`);
    for (const actor of [cast.joan, cast.dana, cast.dana]) await look(actor);
    const other = newId();
    await ownerQuery(
      `INSERT INTO client (id, name, currency, since) VALUES ('${other}', 'Only signals', 'USD', '2026-01-01')`,
    );
    await ownerQuery(
      `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type) VALUES ('${newId()}', now(), '${other}', 'staff', 'staff', 'signal.taken')`,
    );
    await sealAll();
    const asked = await ownerQuery(
      `SELECT singleton_key AS key, data FROM pgboss.job WHERE name = 'signals.refresh' ORDER BY 1`,
    );
    expect(asked).toEqual(
      [cast.dana.clientId, cast.joan.clientId]
        .sort()
        .map((clientId) => ({ key: clientId, data: { clientId } })),
    );
  });

  it('leaves all to the other where one is at it already', async () => {
    await look();
    const before = await counts();
    const one: Actor = { ...JOB };
    await dbAs(one, async () => {
      expect(await sealEvents(one)).toBe(1);
      expect(await sealEvents({ ...JOB })).toBe(0);
    });
    expect(await counts()).toEqual({
      ...before,
      seals: before.seals + 1,
      last: before.last + 1,
      queued: 0,
    });
  });

  it('that is ended half-way has sealed nothing, and is done anew', async () => {
    await look();
    const before = await counts();
    const one: Actor = { ...JOB };
    const killed = dbAs(one, async (db) => {
      await sealEvents(one);
      await db.$queryRaw(sql(['SELECT pg_terminate_backend(pg_backend_pid())']));
    });
    await expect(killed).rejects.toThrow();
    expect(await counts()).toEqual(before);
    await sealAll();
    expect((await counts()).queued).toBe(0);
    expect(await verifyLog(JOB, [])).toMatchObject({ fault: null });
  });

  it('is held up by nothing that waits and is gone, or was sealed before', async () => {
    await look();
    await sealAll();
    await ownerQuery(`
      SET session_replication_role = replica;
      ALTER TABLE activity_unsealed DISABLE ROW LEVEL SECURITY;
      INSERT INTO activity_unsealed SELECT event_id FROM activity_seal ORDER BY seq LIMIT 1;
      INSERT INTO activity_unsealed VALUES ('00000000-0000-7000-8000-000000000000');
      ALTER TABLE activity_unsealed ENABLE ROW LEVEL SECURITY;
      RESET session_replication_role`);
    const id = await look();
    await sealAll();
    expect(await ownerQuery('SELECT 1 FROM activity_seal WHERE event_id = $1', [id])).toHaveLength(
      1,
    );
    expect(await verifyLog(JOB, [])).toMatchObject({
      fault: { kind: 'waiting_gone', eventId: '00000000-0000-7000-8000-000000000000' },
    });
    await ownerQuery('DELETE FROM activity_unsealed');
  });
});

describe('the roles of the application', () => {
  const everybody: [string, Actor][] = [
    ['a contact', cast.dana],
    ['staff', cast.tom],
    ['a manager', cast.ruth],
    ['the owner', cast.ingrid],
    ['the worker', JOB],
  ];

  it.each(everybody)(
    '%s can neither change, remove nor empty what happened and its seals',
    async (_, actor) => {
      for (const table of ['activity_event', 'activity_seal', 'activity_checkpoint']) {
        const column = {
          activity_event: 'type',
          activity_seal: 'hash',
          activity_checkpoint: 'line',
        }[table];
        for (const statement of [
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ]) {
          const tried = dbAs({ ...actor }, (db) => db.$executeRaw(sql([statement])));
          await expect(tried, statement).rejects.toThrow(/permission denied/);
        }
      }
    },
  );

  it.each(everybody)('%s can put nothing in the queue by hand', async (_, actor) => {
    const tried = dbAs({ ...actor }, (db) =>
      db.$executeRaw(sql([`INSERT INTO activity_unsealed (event_id) VALUES (gen_random_uuid())`])),
    );
    await expect(tried).rejects.toThrow(/row-level security/);
  });

  it.each(everybody.slice(0, 4))(
    '%s can seal nothing, keep no checkpoint, and take nothing off the queue',
    async (_, actor) => {
      await look();
      for (const statement of [
        `INSERT INTO activity_seal (seq, event_id, prev_hash, hash)
       VALUES (999999, gen_random_uuid(), decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`,
        `INSERT INTO activity_checkpoint (kept_on, seq, line) VALUES ('2020-01-01', 1, 'x')`,
      ]) {
        const tried = dbAs({ ...actor }, (db) => db.$executeRaw(sql([statement])));
        await expect(tried).rejects.toThrow(/row-level security/);
      }
      const taken = await dbAs({ ...actor }, (db) =>
        db.$executeRaw(sql(['DELETE FROM activity_unsealed'])),
      );
      expect(taken).toBe(0);
      await sealAll();
    },
  );

  it.each(everybody.slice(0, 3))('%s sees no seal', async (_, actor) => {
    const seen = await dbAs({ ...actor }, (db) => db.activitySeal.count());
    expect(seen).toBe(0);
  });
});
