import { describe, expect, it } from 'vitest';
import { recordActivity } from '@/domain/activity/record-activity';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { sweepMonthKeys, UNKNOWN_KEPT_MONTHS } from '@/domain/person-keys/sweep-month-keys';
import { type Actor, BOOKS, JOB, type MachineActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { byId, failedOfNobody, keysOf, origin, search } from './keys';

const { dana, marco, joan, hugh, tom, ingrid } = cast;

describe('what is nobody’s', () => {
  it('is under the key of its month, which goes a year later', async () => {
    const january = new Date('2026-01-31T23:59:00Z');
    const id = await withClock(january, failedOfNobody);
    expect(await byId(id)).toMatchObject({ state: 'whole', data: { ip: origin.ip } });
    expect(UNKNOWN_KEPT_MONTHS).toBe(12);
    const sweptAt = (text: string) => withClock(new Date(text), () => sweepMonthKeys(JOB));
    expect(await sweptAt('2027-01-31T23:59:00Z')).toBe(0);
    expect(await sweptAt('2027-02-01T00:00:00Z')).toBe(1);
    expect(await byId(id)).toMatchObject({ state: 'erased', data: { reason: 'unknown' } });
    // Nobody waits for the next month's.
    const ready = `SELECT month::text FROM person_key WHERE month > '2027-01-01' AND destroyed_at IS NULL ORDER BY 1`;
    expect(await ownerQuery(ready)).toEqual([{ month: '2027-02-01' }, { month: '2027-03-01' }]);
  });
});

describe('whoever may write to the log', () => {
  it('has a key to write with: a person’s in their name, else the month’s', async () => {
    const write = (as: MachineActor, actor: Actor) =>
      dbAs(as, (db) =>
        recordActivity(
          db,
          { ...actor, origin },
          {
            ...{ type: 'person.signed_out', clientId: null, by: 'system', subject: null, data: {} },
          },
        ),
      );
    const kinds = [
      'stripe',
      'sign-in',
      'link',
      'public',
      'job',
      'import',
      'setup',
      'books',
    ] as const;
    for (const kind of kinds) {
      const event = await byId(await write({ kind }, { kind }));
      expect(event, kind).toMatchObject({ state: 'whole', personal: origin });
      expect(
        await ownerQuery('SELECT 1 FROM person_key WHERE id = $1 AND month IS NOT NULL', [
          event?.person_key_id,
        ]),
      ).toHaveLength(1);
    }
    // Money that is moved for somebody, and what a job does for them.
    for (const as of [BOOKS, JOB]) {
      const event = await byId(await write(as, tom));
      expect(event?.person_key_id).toBe((await keysOf(tom.personId))[0]?.id);
    }
    await dbAs(ingrid, (db) => destroyPersonKey(db, ingrid, hugh.personId));
    const id = await write(BOOKS, hugh);
    expect(await byId(id)).toMatchObject({ state: 'whole', personal: origin });
  });
});

describe('a wrapped key', () => {
  it('is read by whoever may know of its person, and by nobody else', async () => {
    for (const contact of [dana, joan]) await search(contact, 'anything');
    const seen = async (actor: Actor) =>
      (
        await dbAs(actor, (db) =>
          db.$queryRaw<{ id: string }[]>(
            sql`SELECT person_id AS id FROM person_key WHERE person_id IS NOT NULL`,
          ),
        )
      ).map(({ id }) => id);
    expect(await seen(marco)).toContain(dana.personId);
    expect(await seen(marco)).not.toContain(joan.personId);
    expect(await seen(joan)).not.toContain(dana.personId);
    expect(await seen(tom)).toContain(dana.personId);
    expect(await seen(tom)).not.toContain(joan.personId);
    expect(await seen(ingrid)).toEqual(expect.arrayContaining([dana.personId, joan.personId]));
    expect(await seen({ kind: 'sign-in', personId: dana.personId })).toEqual([dana.personId]);
    for (const kind of ['public', 'stripe', 'link', 'import', 'setup'] as const)
      expect(await seen({ kind }), kind).toEqual([]);
  });
});
