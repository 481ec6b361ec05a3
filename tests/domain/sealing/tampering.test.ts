import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHECKPOINT_PURPOSE, readCheckpoints, writeCheckpoint } from '@/domain/sealing/checkpoint';
import { keepCheckpoint } from '@/domain/sealing/keep-checkpoint';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { verifyLog } from '@/domain/sealing/verify-log';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { derivedKeys } from '@/lib/keyring';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { keepLog, look, pastTriggers, putBack, sealAll, tamper } from './sealing';

const ROWS = 9;
/** From here on what is personal is encrypted; before it stand rows as they were once written. */
const FIRST_ENCRYPTED = 6;
const origin = { ip: '203.0.113.7', userAgent: 'A browser' };
const PLACES = [1, 5, ROWS];
let ids: string[];

beforeAll(async () => {
  for (let row = 1; row <= ROWS; row += 1) {
    await look(row < FIRST_ENCRYPTED ? cast.dana : { ...cast.dana, origin });
  }
  await tamper('ALTER TABLE activity_event DROP CONSTRAINT encrypted_or_plain');
  await sealAll();
  const seals = await ownerQuery<{ event_id: string }>(
    'SELECT event_id FROM activity_seal ORDER BY seq',
  );
  ids = seals.map(({ event_id }) => event_id);
  expect(ids).toHaveLength(ROWS);
  await keepLog();
});

beforeEach(putBack);

const fault = async () => (await verifyLog(JOB, [])).fault;
const idAt = (seq: number) => ids[seq - 1] ?? '';
const eventAt = (seq: number) => `id = '${idAt(seq)}'`;

describe('a log in the database, changed by a superuser', () => {
  it('is whole as it was written', async () => {
    expect(await fault()).toBeNull();
  });

  it.each(PLACES)('names row %i when any of its fields was changed', async (seq) => {
    const changes = [
      `data = jsonb_set(data, '{dwellMs}', '999')`,
      `at = at + interval '1 millisecond'`,
      `client_id = gen_random_uuid()`,
      `contact_id = NULL`,
      `by = 'staff'`,
      `actor_kind = 'owner'`,
      `actor_id = gen_random_uuid()`,
      `visit_id = NULL`,
      `type = 'page.seen'`,
      `subject_kind = NULL`,
      `subject_id = '/documents'`,
      `reason = 'none'`,
      `ip = '203.0.113.9'`,
      `user_agent = 'Another'`,
      `personal = '\\x00'`,
      `person_key_id = gen_random_uuid()`,
    ];
    for (const change of changes) {
      await tamper(`UPDATE activity_event SET ${change} WHERE ${eventAt(seq)}`);
      expect(await fault(), change).toEqual({ kind: 'event_changed', seq, eventId: idAt(seq) });
      await putBack();
    }
  });

  it('names the row whose encrypted part was changed, exchanged, taken away, or given back as it was once written', async () => {
    const [first, last] = [FIRST_ENCRYPTED, ROWS];
    const changes = [
      `UPDATE activity_event SET personal = set_byte(personal, 20, get_byte(personal, 20) # 1) WHERE ${eventAt(first)}`,
      `UPDATE activity_event a SET personal = b.personal FROM activity_event b
        WHERE a.id IN ('${idAt(first)}', '${idAt(last)}') AND b.id IN ('${idAt(first)}', '${idAt(last)}') AND a.id <> b.id`,
      `UPDATE activity_event SET personal = NULL WHERE ${eventAt(first)}`,
      `UPDATE activity_event SET personal = NULL, person_key_id = NULL WHERE ${eventAt(first)}`,
      `UPDATE activity_event SET personal = NULL, person_key_id = NULL, ip = '${origin.ip}', user_agent = '${origin.userAgent}'
        WHERE ${eventAt(first)}`,
    ];
    for (const change of changes) {
      await tamper(change);
      expect(await fault(), change).toMatchObject({ kind: 'event_changed', seq: first });
      await putBack();
    }
  });

  it('stays whole when somebody is erased', async () => {
    await dbAs(cast.ingrid, (db) => destroyPersonKey(db, cast.ingrid, cast.dana.personId));
    expect(await verifyLog(JOB, [])).toMatchObject({ fault: null, head: { seq: ROWS } });
  });

  it.each(PLACES)('names row %i when its event is gone', async (seq) => {
    await tamper(`DELETE FROM activity_event WHERE ${eventAt(seq)}`);
    expect(await fault()).toEqual({ kind: 'event_gone', seq, eventId: idAt(seq) });
  });

  it.each([1, 5])('names row %i when it is gone with its seal', async (seq) => {
    await tamper(
      `DELETE FROM activity_seal WHERE seq = ${seq}`,
      `DELETE FROM activity_event WHERE ${eventAt(seq)}`,
    );
    expect(await fault()).toMatchObject({ kind: 'removed', seq, until: seq });
  });

  it('names the first of the places when two were exchanged, near or far', async () => {
    for (const [a, b] of [
      [1, 2],
      [4, 8],
      [8, 9],
    ] as const) {
      await tamper(
        `UPDATE activity_seal SET seq = 1000 WHERE seq = ${a}`,
        `UPDATE activity_seal SET seq = ${a} WHERE seq = ${b}`,
        `UPDATE activity_seal SET seq = ${b} WHERE seq = 1000`,
      );
      expect(await fault()).toEqual({ kind: 'reordered', seq: a, eventId: idAt(a) });
      await putBack();
    }
  });

  it('names a seal that another event was put under', async () => {
    await tamper(
      `UPDATE activity_seal SET event_id = gen_random_uuid() WHERE seq = 3`,
      `UPDATE activity_seal SET event_id = '${idAt(3)}' WHERE seq = 6`,
      `UPDATE activity_seal SET event_id = '${idAt(6)}' WHERE seq = 3`,
    );
    expect(await fault()).toEqual({ kind: 'event_changed', seq: 3, eventId: idAt(6) });
  });

  it('names an event that was written past the log, or whose seal was taken away', async () => {
    const own = `INSERT INTO activity_event (id, at, by, actor_kind, type)
      VALUES ('01930000-0000-7000-8000-00000000abcd', now(), 'system', 'job', 'person.signed_out')`;
    await tamper(pastTriggers(own));
    expect(await fault()).toMatchObject({
      ...{ kind: 'never_sealed', eventId: '01930000-0000-7000-8000-00000000abcd' },
    });
    await putBack();
    await tamper(`DELETE FROM activity_seal WHERE seq >= 8`);
    expect(await fault()).toEqual({ kind: 'never_sealed', seq: null, eventId: idAt(8) });
  });

  it('names a seal that was put in, before the rest, between, and behind', async () => {
    const zeros = `decode(repeat('00', 32), 'hex')`;
    const seal = (seq: number) =>
      `INSERT INTO activity_seal (seq, event_id, prev_hash, hash) VALUES (${seq}, gen_random_uuid(), ${zeros}, ${zeros})`;
    await tamper('ALTER TABLE activity_seal DROP CONSTRAINT counts_from_one', seal(0));
    expect(await fault()).toMatchObject({ kind: 'inserted', seq: 1 });
    await putBack();
    await tamper(
      `UPDATE activity_seal SET seq = seq + 1000 WHERE seq > 4`,
      `UPDATE activity_seal SET seq = seq - 999 WHERE seq > 1000`,
      seal(5),
    );
    expect(await fault()).toMatchObject({ seq: 5 });
    await putBack();
    await tamper(seal(ROWS + 1));
    expect(await fault()).toMatchObject({ seq: ROWS + 1 });
  });

  it('is known by a checkpoint to have been cut off the end, and by nothing else', async () => {
    const lastHash = (seq: number) =>
      ownerQuery<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM activity_seal WHERE seq = ${seq}`,
      );
    const [head] = await lastHash(ROWS);
    const keys = derivedKeys(CHECKPOINT_PURPOSE);
    const kept = readCheckpoints(
      writeCheckpoint({ seq: ROWS, hash: head?.hash ?? '' }, new Date(), keys),
    );
    const cut = [
      `DELETE FROM activity_seal WHERE seq > 7`,
      `DELETE FROM activity_event WHERE id NOT IN (SELECT event_id FROM activity_seal)`,
    ];
    await tamper(...cut);
    expect(await fault()).toBeNull();
    expect((await verifyLog(JOB, kept)).fault).toMatchObject({
      kind: 'cut_off',
      seq: 7,
      until: ROWS,
    });
    await putBack();
    // One that was kept in the database itself shows it too, where it was forgotten.
    await keepCheckpoint(JOB);
    expect(await verifyLog(JOB, kept)).toMatchObject({ fault: null, compared: 2 });
    await tamper(...cut);
    expect(await fault()).toMatchObject({ kind: 'cut_off', seq: 7, until: ROWS });
  });

  it('says of a checkpoint that nobody here has made', async () => {
    const [head] = await ownerQuery<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM activity_seal WHERE seq = 4`,
    );
    const line = (purpose: string) =>
      writeCheckpoint({ seq: 4, hash: head?.hash ?? '' }, new Date(), derivedKeys(purpose));
    const forged = readCheckpoints(line(CHECKPOINT_PURPOSE).replace(/\S+$/, 'A'.repeat(43)));
    expect((await verifyLog(JOB, forged)).fault).toMatchObject({ kind: 'forged', seq: 4 });
    // Whoever has another keyring can't tell.
    const foreign = readCheckpoints(line('something else'));
    expect(await verifyLog(JOB, foreign)).toMatchObject({ fault: null, unsigned: 1 });
  });

  it('is not hidden by functions that were put in the place of ours, or of PostgreSQL’s', async () => {
    await tamper(
      `CREATE FUNCTION public.to_json(text) RETURNS json LANGUAGE sql AS $$ SELECT '"page.viewed"'::json $$`,
      `CREATE FUNCTION public.concat(text, uuid, text) RETURNS text LANGUAGE sql AS $$ SELECT '""' $$`,
      `UPDATE activity_event SET type = 'page.seen' WHERE ${eventAt(2)}`,
    );
    const [planted] = await ownerQuery(`SELECT to_json('anything'::text) AS said`);
    expect(planted).toEqual({ said: 'page.viewed' });
    expect(await fault()).toMatchObject({ kind: 'event_changed', seq: 2 });
    await putBack();
    await tamper(`CREATE OR REPLACE FUNCTION app.queue_unsealed() RETURNS trigger LANGUAGE plpgsql
                  AS $$ BEGIN RETURN NULL; END $$`);
    const id = await look();
    expect(await fault()).toEqual({ kind: 'never_sealed', seq: null, eventId: id });
  });
});
