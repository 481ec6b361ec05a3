import { beforeEach, describe, expect, it } from 'vitest';
import { answerCall } from '@/domain/calls/answer-call';
import { findCallClients } from '@/domain/calls/find-call-clients';
import { getPromiseTime } from '@/domain/calls/get-promise-time';
import { listPromises } from '@/domain/calls/list-promises';
import { logCall, type NewCall } from '@/domain/calls/log-call';
import { takeBackCall } from '@/domain/calls/take-back-call';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearCases, shapes } from '../friction/cases/case-rows';

const { ruth, tom, hugh, ingrid, dana, joan } = cast;
const start = Date.parse('2026-11-03T18:00:00Z');
const at = (hours: number) => new Date(start + hours * 3_600_000);

const heard = (part: Partial<NewCall> = {}): NewCall => ({
  key: newId(),
  clientId: brightwater.clientId,
  contactId: dana.contactId,
  channel: 'call',
  topic: 'billing',
  said: 'The kiln bill is too high.',
  promisedAt: null,
  ...part,
});

const log = (part: Partial<NewCall> = {}, when = at(0), actor = ruth) =>
  withClock(when, () => logCall(actor, heard(part)));
const types = async () =>
  (await ownerQuery<{ type: string }>('SELECT type FROM activity_event ORDER BY at, id')).map(
    ({ type }) => type,
  );

beforeEach(clearCases);

describe('what a client said', () => {
  it('is the client’s act, its words under the key of whoever said it and nowhere else', async () => {
    const { id } = await log({ channel: 'visit' });
    const [event] = await ownerQuery(
      `SELECT type, by, contact_id AS contact, actor_id AS actor, subject_id AS subject, data, reason
       FROM activity_event WHERE type = 'contact.received'`,
    );
    expect(event).toEqual({
      ...{ type: 'contact.received', by: 'client', contact: dana.contactId, actor: ruth.personId },
      ...{ subject: id, data: { channel: 'message', topic: 'billing' }, reason: '' },
    });
    expect(await types()).toEqual(['contact.received', 'contact.answered']);
    const everything = await ownerQuery('SELECT * FROM logged_contact');
    expect(JSON.stringify(everything)).not.toContain('kiln');
  });

  it('is written once, however often it is sent', async () => {
    const call = heard();
    await Promise.allSettled([1, 2, 3].map(() => withClock(at(0), () => logCall(ruth, call))));
    await withClock(at(0), () => logCall(ruth, call));
    expect(await ownerQuery('SELECT id FROM logged_contact')).toHaveLength(1);
    expect(await types()).toEqual(['contact.received', 'contact.answered']);
  });

  it('may be of somebody whom the portal does not know, and without words', async () => {
    await log({ contactId: null, said: '   ', promisedAt: at(4) });
    const [promise] = await withClock(at(1), () => listPromises(ruth, { whose: 'mine' }));
    expect(promise).toMatchObject({ who: null, about: '', dueAt: at(4) });
  });

  it('is refused for another’s client, another’s contact, and a promise that cannot be kept', async () => {
    const refused = async (part: Partial<NewCall>, actor = ruth) =>
      log(part, at(0), actor).then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
    expect(await refused({ clientId: larkAndLoom.clientId, contactId: null })).toBe('not_found');
    expect(await refused({ contactId: joan.contactId })).toBe('not_found');
    expect(await refused({}, hugh)).toBe('not_found');
    for (const promisedAt of [at(-1), at(91 * 24), new Date(Number.NaN)])
      expect(await refused({ promisedAt })).toBe('invalid');
    expect(await types()).toEqual([]);
  });

  it('is no second time somebody else’s, whose key it bears', async () => {
    const key = newId();
    await log({ key, clientId: larkAndLoom.clientId, contactId: null }, at(0), hugh);
    await expect(log({ key })).rejects.toThrow();
    expect(await ownerQuery('SELECT client_id AS id FROM logged_contact')).toEqual([
      { id: larkAndLoom.clientId },
    ]);
  });
});

describe('a promise', () => {
  it('waits for its answer, in their words, until that is given', async () => {
    const { id } = await log({ promisedAt: at(4) });
    await log({ promisedAt: at(2), said: 'Sooner' });
    const listed = () => withClock(at(1), () => listPromises(ruth, { whose: 'mine' }));
    expect((await listed()).map(({ about }) => about)).toEqual([
      'Sooner',
      'The kiln bill is too high.',
    ]);
    expect(await withClock(at(1), () => listPromises(hugh, { whose: 'all' }))).toEqual([]);
    await withClock(at(3), () => answerCall(tom, { callId: id }));
    await withClock(at(3), () => answerCall(ruth, { callId: id }));
    expect((await listed()).map(({ about }) => about)).toEqual(['Sooner']);
    expect((await types()).filter((type) => type === 'contact.answered')).toHaveLength(1);
    await expect(answerCall(hugh, { callId: id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says nothing of what was erased', async () => {
    await log({ promisedAt: at(4) });
    await dbAs(ingrid, (db) => destroyPersonKey(db, ingrid, dana.personId));
    const [promise] = await withClock(at(1), () => listPromises(ruth, { whose: 'mine' }));
    expect(promise).toMatchObject({ about: '' });
    await ownerQuery('DELETE FROM person_key');
  });

  it('is offered as the firm promises it', async () => {
    const { replyBy, zone } = await withClock(at(0), () => getPromiseTime(ruth));
    expect(zone).toBe('America/Los_Angeles');
    expect(replyBy && replyBy > at(0)).toBe(true);
  });
});

describe('what the rules make of it', () => {
  const refresh = (when: Date) => withClock(when, () => refreshSignals(JOB, brightwater.clientId));

  it('is a case when a second call comes in a week', async () => {
    await log();
    await refresh(at(1));
    expect(await shapes()).toEqual([]);
    await log({}, at(30));
    await refresh(at(31));
    expect(await shapes()).toEqual([
      { root: 'topic billing', state: 'open', severity: 'high', signals: ['repeat_contact'] },
    ]);
  });

  it('is none when the second was taken back, also where there was one already', async () => {
    await log();
    const { id } = await log({}, at(30));
    await refresh(at(30.01));
    expect(await shapes()).toMatchObject([{ state: 'open' }]);
    await withClock(at(30.1), () => takeBackCall(ruth, { callId: id }));
    await refresh(at(30.2));
    expect(await shapes()).toMatchObject([{ state: 'settled', signals: [] }]);
    expect((await types()).at(-1)).toBe('contact.withdrawn');
  });
});

describe('taking it back', () => {
  it('is for whoever wrote it down, for ten minutes, and once', async () => {
    const { id } = await log({ promisedAt: at(4) });
    const back = (actor: typeof ruth, hours: number) =>
      withClock(at(hours), () => takeBackCall(actor, { callId: id }));
    await expect(back(hugh, 0.1)).rejects.toMatchObject({ code: 'not_found' });
    await expect(back(tom as typeof ruth, 0.1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(back(ruth, 0.2)).rejects.toMatchObject({ messageKey: 'calls.errors.too_late' });
    await back(ruth, 0.1);
    await back(ruth, 0.1);
    expect(await withClock(at(0.1), () => listPromises(ruth, { whose: 'mine' }))).toEqual([]);
    await expect(answerCall(ruth, { callId: id })).rejects.toMatchObject({
      messageKey: 'calls.errors.taken_back',
    });
    expect((await types()).filter((type) => type === 'contact.withdrawn')).toHaveLength(1);
  });
});

describe('finding whose call it was', () => {
  it('goes by the name of the client or of somebody there, of those that one sees', async () => {
    const names = async (q: string, actor = ruth) =>
      (await findCallClients(actor, { q })).map(({ name }) => name);
    expect(await names('bright')).toEqual([brightwater.name]);
    expect(await names('whitlock')).toEqual([brightwater.name]);
    expect(await names('lark')).toEqual([]);
    expect(await names('%')).toEqual([]);
    expect(await names('', ingrid as typeof ruth)).toEqual([brightwater.name, larkAndLoom.name]);
    const [one] = await findCallClients(ruth, { client: publicId('cl', brightwater.clientId) });
    expect(one?.contacts.map(({ id }) => id)).toContain(publicId('co', dana.contactId));
    await expect(findCallClients(ruth, { client: 'cl_none' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
