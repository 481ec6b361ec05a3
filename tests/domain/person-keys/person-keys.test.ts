import { describe, expect, it } from 'vitest';
import { describeEvent } from '@/domain/activity/describe-event';
import { listActivity } from '@/domain/activity/list-activity';
import { recordActivity } from '@/domain/activity/record-activity';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { type Actor, JOB } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';
import { pastTriggers } from '../sealing/sealing';
import { byId, keysOf, origin, search } from './keys';

const { dana, marco, joan, hugh, ruth, tom, ingrid } = cast;

const destroy = (actor: Actor, personId: string) =>
  dbAs(actor, (db) => destroyPersonKey(db, actor, personId));

/** What the firm reads of an event. */
async function said(id: string): Promise<string> {
  const { entries } = await listActivity(ruth, {}, 'America/Los_Angeles');
  const entry = entries.find((each) => each.id === id);
  if (!entry) throw new Error('It is not in the log');
  const words = describeEvent(entry, { locale: 'en-US', today: '2026-11-27' });
  return translator()('activity.what.search.performed', words as never);
}

describe('what is personal in the log', () => {
  it('is encrypted under the key of whoever did it, and stands nowhere in the open', async () => {
    const id = await search(dana, 'divorce costs');
    const [key] = await keysOf(dana.personId);
    expect(await byId(id)).toMatchObject({
      person_key_id: key?.id,
      data: { query: 'divorce costs', results: 0 },
      personal: { data: { query: 'divorce costs' }, ...origin },
    });
    const [row] = await ownerQuery<{ text: string }>(
      'SELECT a::text AS text FROM activity_event a WHERE id = $1',
      [id],
    );
    for (const word of ['divorce', origin.ip, 'Firefox']) expect(row?.text).not.toContain(word);
    const hidden = Buffer.from('divorce').toString('hex');
    expect(row?.text).not.toContain(hidden);
    expect(await said(id)).toBe('Searched for “divorce costs”: no result');
  });

  it('is its contact’s where staff write down what they did, and staff’s where they act themselves', async () => {
    const write = (by: 'client' | 'staff') =>
      dbAs(tom, (db) =>
        recordActivity(db, tom, {
          type: 'contact.answered',
          clientId: brightwater.clientId,
          contactId: marco.contactId,
          subject: { kind: 'conversation', id: 'qu_1' },
          data: {},
          reason: 'They were upset',
          by,
        }),
      );
    const [theirs, own] = [await byId(await write('client')), await byId(await write('staff'))];
    expect(theirs).toMatchObject({ reason: 'They were upset', actor_id: tom.personId });
    expect([theirs?.person_key_id, own?.person_key_id]).toEqual([
      (await keysOf(marco.personId))[0]?.id,
      (await keysOf(tom.personId))[0]?.id,
    ]);
  });

  it('gets one key where 64 of its person’s first are at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 64 }, (_, place) => search(joan, `thing ${place}`)),
    );
    const keys = await keysOf(joan.personId);
    expect(keys).toHaveLength(1);
    const events = await logged('a.id = ANY ($1)', [ids]);
    expect(new Set(events.map((event) => event.person_key_id))).toEqual(new Set([keys[0]?.id]));
    expect(new Set(events.map(({ data }) => data.query)).size).toBe(64);
  });

  it('is never under a key that was rolled back', async () => {
    await expect(
      dbAs({ ...hugh }, async (db) => {
        for (const reason of ['one', 'two']) {
          await recordActivity(db, hugh, {
            ...{ type: 'person.signed_out', clientId: null, subject: null, data: {}, reason },
          });
        }
        throw new Error('after all not');
      }),
    ).rejects.toThrow('after all not');
    expect(await keysOf(hugh.personId)).toEqual([]);
    const id = await dbAs({ ...hugh }, (db) =>
      recordActivity(db, hugh, {
        ...{ type: 'person.signed_out', clientId: null, subject: null, data: {}, reason: 'three' },
      }),
    );
    expect(await byId(id)).toMatchObject({ state: 'whole', reason: 'three' });
  });
});

describe('a key that is destroyed', () => {
  it('takes with it what is personal for good, and says so', async () => {
    const before = await search(marco, 'my own business');
    expect(await said(before)).toContain('my own business');
    await expect(destroy(ruth, marco.personId)).rejects.toMatchObject({ code: 'forbidden' });
    await destroy(ingrid, marco.personId);
    await destroy(JOB, marco.personId);
    expect(await keysOf(marco.personId)).toMatchObject([{ wrapped_key: null, gone: true }]);
    expect(await byId(before)).toMatchObject({ state: 'erased', data: { results: 0 } });
    expect(await said(before)).toBe('Searched for something that has been erased: no result');
  });

  it('is used no more by a process that had it, even where another one destroyed it', async () => {
    const kept = await byId(await search(dana, 'before'));
    await ownerQuery(
      `UPDATE person_key SET wrapped_key = NULL, destroyed_at = now() WHERE person_id = $1`,
      [dana.personId],
    );
    const after = await byId(await search(dana, 'after'));
    expect(after).toMatchObject({ state: 'whole', data: { query: 'after' } });
    expect(after?.person_key_id).not.toBe(kept?.person_key_id);
    expect(
      await ownerQuery('SELECT person_id FROM person_key WHERE id = $1', [after?.person_key_id]),
    ).toEqual([{ person_id: null }]);
  });

  it('is brought back, changed or replaced by nobody', async () => {
    const [key] = await keysOf(marco.personId);
    const [other] = await keysOf(joan.personId);
    const bytes = sql`decode(repeat('00', 60), 'hex')`;
    for (const actor of [ingrid, JOB]) {
      const tries = [
        sql`UPDATE person_key SET wrapped_key = ${bytes}, destroyed_at = NULL WHERE id = ${key?.id}::uuid`,
        sql`UPDATE person_key SET wrapped_key = ${bytes} WHERE id = ${other?.id}::uuid`,
        sql`UPDATE person_key SET person_id = NULL WHERE id = ${other?.id}::uuid`,
        sql`DELETE FROM person_key WHERE id = ${key?.id}::uuid`,
        sql`INSERT INTO person_key (id, person_id, wrapped_key, key_id)
            VALUES (gen_random_uuid(), ${marco.personId}::uuid, ${bytes}, 'k1')`,
      ];
      for (const statement of tries) {
        await expect(dbAs(actor, (db) => db.$executeRaw(statement))).rejects.toThrow(
          /stays so|nothing changes|row-level security|permission denied|person_key_person_id_key|23505/,
        );
      }
    }
    expect(await keysOf(joan.personId)).toEqual([other]);
  });

  it('is never made where there was none before', async () => {
    await destroy(ingrid, ruth.personId);
    const id = await dbAs({ ...ruth }, (db) =>
      recordActivity(db, ruth, {
        ...{ type: 'person.signed_out', clientId: null, subject: null, data: {}, reason: 'late' },
      }),
    );
    expect(await keysOf(ruth.personId)).toMatchObject([{ gone: true }]);
    const [key] = await ownerQuery<{ month: unknown }>(
      'SELECT month::text FROM person_key k JOIN activity_event a ON a.person_key_id = k.id WHERE a.id = $1',
      [id],
    );
    expect(key?.month).not.toBeNull();
  });

  it('that can’t be used here stops nobody from acting, and no page from being read', async () => {
    const before = await search(joan, 'a loan');
    await ownerQuery(
      pastTriggers(`UPDATE person_key SET key_id = 'lost' WHERE person_id = '${joan.personId}'`),
    );
    expect(await byId(before)).toMatchObject({ state: 'unreadable', data: { results: 0 } });
    const { entries } = await listActivity(ingrid, {}, 'America/Los_Angeles');
    expect(entries.find(({ id }) => id === before)).toMatchObject({ personal: 'unreadable' });
    await ownerQuery(
      `INSERT INTO person_key (id, person_id, wrapped_key, key_id) VALUES (gen_random_uuid(), $1, decode(repeat('00', 60), 'hex'), 'lost')`,
      [ingrid.personId],
    );
    const id = await dbAs({ ...ingrid }, (db) =>
      recordActivity(db, ingrid, {
        ...{ type: 'person.signed_out', clientId: null, subject: null, data: {}, reason: 'on' },
      }),
    );
    expect(await byId(id)).toMatchObject({ state: 'whole', reason: 'on' });
  });
});
