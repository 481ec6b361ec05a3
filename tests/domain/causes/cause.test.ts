import { beforeEach, describe, expect, it, test } from 'vitest';
import { editCause } from '@/domain/causes/edit-cause';
import { endCause, reopenCause } from '@/domain/causes/end-cause';
import { fixCause } from '@/domain/causes/fix-cause';
import { getCause } from '@/domain/causes/get-cause';
import { giveCause, takeCauseBack } from '@/domain/causes/give-cause';
import { listCauses } from '@/domain/causes/list-causes';
import { listCauseChoices, listOwnerChoices } from '@/domain/causes/list-cause-choices';
import { listWaitingCauses } from '@/domain/causes/list-waiting-causes';
import { measureCause } from '@/domain/causes/measure-cause';
import { ownCause } from '@/domain/causes/own-cause';
import { proposeCause } from '@/domain/causes/propose-cause';
import { type EmployeeActor, JOB } from '@/lib/actor';
import { addDays, todayIn, withClock } from '@/lib/clock';
import { newId, parseId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clear, happen, raise } from './stand';

const { ruth, tom, hugh, ingrid, dana } = cast;
const zone = 'America/Los_Angeles';
const today = todayIn(zone);
const own = publicId('em', tom.employeeId);
const sentence = 'The bank list opens below the screen on phones';

async function propose(by: EmployeeActor, signals: string[] = [], remedy = '') {
  const id = publicId('ca', newId());
  await proposeCause(by, { id, sentence, remedy, signals, measure: null });
  return id;
}

async function struggle(client = brightwater.clientId, hoursAgo = 5): Promise<string> {
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  const evidence = [
    await happen({
      at,
      type: 'error.shown',
      client,
      visit: newId(),
      subject: ['page', '/documents'],
    }),
  ];
  return raise({ rule: 'error_hit', at, evidence, client, subject: ['page', '/documents'] });
}

const read = async (id: string, by = ruth) => (await getCause(by, { cause: id })).cause;
const told = async (id: string, by = ruth) =>
  (await getCause(by, { cause: id })).history.map(({ type }) => type);

beforeEach(clear);

describe('a cause', () => {
  it('is proposed by anybody of the staff, with the signals that it explains', async () => {
    const signals = [await struggle(), await struggle(brightwater.clientId, 9)];
    const id = await propose(tom, signals, 'Short list first');
    const { cause, shown, ownSignals } = await getCause(ruth, { cause: id });
    expect(cause).toMatchObject({
      ...{ state: 'proposed', sentence, remedy: 'Short list first', owner: null, signals: 2 },
      proposedBy: { name: 'Tom Brandvold' },
      measure: { tries: 'page', rules: ['error_hit'], narrowed: { by: 'page', to: '/documents' } },
    });
    expect(shown.map((signal) => signal.id)).toEqual(signals);
    expect(ownSignals).toBe(2);
    expect((await listWaitingCauses(ruth, 'UTC')).proposed).toMatchObject([
      { id, proposedBy: 'Tom Brandvold' },
    ]);
    expect(await told(id)).toEqual(['cause.proposed']);
  });

  it('is one, though its form is sent twice', async () => {
    const id = publicId('ca', newId());
    const form = { id, sentence, remedy: '', signals: [await struggle()], measure: null };
    await proposeCause(ruth, form);
    await proposeCause(ruth, { ...form, sentence: 'Another' });
    expect((await listCauses(ruth)).proposed).toMatchObject([{ id, sentence }]);
    expect(await told(id)).toEqual(['cause.proposed']);
  });

  it('goes its way: owned, mended, looked at again, closed, none', async () => {
    const id = await propose(tom);
    const dueOn = addDays(today, 9);
    await ownCause(ruth, { cause: id, owner: own, dueOn });
    await ownCause(ruth, { cause: id, owner: own, dueOn });
    expect(await read(id)).toMatchObject({ state: 'open', dueOn, owner: { id: own } });
    await fixCause(tom, { cause: id, fixedOn: addDays(today, -2), remedy: 'A short list' });
    expect(await read(id)).toMatchObject({
      ...{ state: 'fixed', fixedOn: addDays(today, -2), remedy: 'A short list', loop: null },
    });
    await reopenCause(tom, { cause: id });
    expect(await read(id)).toMatchObject({ state: 'open', fixedOn: null, dueOn: null });
    await endCause(ruth, { cause: id, as: 'closed' });
    await reopenCause(ruth, { cause: id });
    await endCause(ruth, { cause: id, as: 'not_a_cause' });
    expect(await listCauses(ruth)).toMatchObject({ running: [], ended: [{ id }], endedCount: 1 });
    expect(await told(id)).toEqual([
      ...['cause.ended', 'cause.reopened', 'cause.ended', 'cause.reopened', 'cause.fixed'],
      ...['cause.owned', 'cause.proposed'],
    ]);
  });

  it('is nobody’s again, where it was nobody’s before it was put away', async () => {
    const id = await propose(tom);
    await endCause(ruth, { cause: id, as: 'not_a_cause' });
    await reopenCause(ruth, { cause: id });
    expect(await read(id)).toMatchObject({ state: 'proposed', owner: null });
  });

  it('is changed, and only what was changed is recorded', async () => {
    const id = await propose(tom);
    const measure = { tries: 'search', rules: ['search_empty'], narrowed: null } as const;
    const said = { cause: id, sentence: `  ${sentence}\u202e `, remedy: ' ' };
    await editCause(ruth, { ...said, measure: null });
    expect(await told(id)).toEqual(['cause.proposed']);
    await editCause(ruth, { ...said, measure: { ...measure, rules: [...measure.rules] } });
    expect(await read(id)).toMatchObject({ sentence, remedy: null, measure });
    const { history } = await getCause(ruth, { cause: id });
    expect(history[0]).toMatchObject({ type: 'cause.changed', data: { fields: ['measure'] } });
  });

  it.each([
    ['no words', { sentence: ' \u202e. ' }, 'sentence'],
    ['too many', { sentence: 'x'.repeat(201) }, 'sentence'],
    ['too many for what mends it', { remedy: 'é'.repeat(201) }, 'remedy'],
  ])('is not proposed with %s', async (_, more, field) => {
    const id = publicId('ca', newId());
    const form = { id, sentence, remedy: '', signals: [], measure: null, ...more };
    await expect(proposeCause(tom, form)).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { [field]: expect.any(String) } },
    });
    expect((await listWaitingCauses(tom, 'UTC')).proposed).toEqual([]);
  });

  it.each([
    ['yesterday', () => addDays(today, -1)],
    ['no day', () => '2026-02-30'],
    ['in three years', () => addDays(today, 1_000)],
  ])('is not to be mended by %s', async (_, day) => {
    const id = await propose(tom);
    await expect(ownCause(ruth, { cause: id, owner: own, dueOn: day() })).rejects.toMatchObject({
      fields: { dueOn: expect.any(String) },
    });
    expect(await read(id)).toMatchObject({ state: 'proposed' });
  });

  it.each([
    ['tomorrow', () => addDays(today, 1)],
    ['nothing', () => ''],
    ['three years ago', () => addDays(today, -1_000)],
  ])('was not mended on %s', async (_, day) => {
    const id = await propose(tom);
    await ownCause(ruth, { cause: id, owner: own, dueOn: '' });
    const said = { cause: id, fixedOn: day(), remedy: '' };
    await expect(fixCause(ruth, said)).rejects.toMatchObject({
      fields: { fixedOn: expect.any(String) },
    });
    expect(await read(id)).toMatchObject({ state: 'open' });
  });

  it('is given to nobody who does not work here', async () => {
    const id = await propose(tom);
    const give = (owner: string) => ownCause(ruth, { cause: id, owner, dueOn: '' });
    await expect(give(publicId('em', newId()))).rejects.toMatchObject({
      fields: { owner: expect.any(String) },
    });
    await expect(give('em_nonsense')).rejects.toMatchObject({ code: 'not_found' });
    await ownerQuery(`UPDATE employee SET ended_at = now() WHERE id = '${hugh.employeeId}'`);
    await expect(give(publicId('em', hugh.employeeId))).rejects.toMatchObject({ code: 'invalid' });
    expect((await listOwnerChoices(ruth)).map(({ name }) => name)).not.toContain('Hugh Lindqvist');
    await ownerQuery(`UPDATE employee SET ended_at = NULL WHERE id = '${hugh.employeeId}'`);
  });

  it('is not moved on from where it is not', async () => {
    const id = await propose(tom);
    const fix = () => fixCause(tom, { cause: id, fixedOn: today, remedy: '' });
    await expect(fix()).rejects.toMatchObject({ code: 'conflict' });
    await expect(reopenCause(tom, { cause: id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(endCause(tom, { cause: id, as: 'closed' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await endCause(tom, { cause: id, as: 'not_a_cause' });
    await expect(ownCause(tom, { cause: id, owner: own, dueOn: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a signal', () => {
  it('has one cause at most, and gives it back', async () => {
    const signal = await struggle();
    const [one, other] = [await propose(tom, [signal]), await propose(tom)];
    await measureCause(JOB, parseId('ca', one));
    await giveCause(ruth, { cause: other, signals: [signal, signal] });
    expect([(await read(one)).signals, (await read(other)).signals]).toEqual([0, 1]);
    await giveCause(ruth, { cause: other, signals: [signal] });
    await takeCauseBack(ruth, { signals: [signal] });
    await takeCauseBack(ruth, { signals: [signal] });
    expect((await read(other)).signals).toBe(0);
    const log = await ownerQuery(
      `SELECT type, client_id, data->>'cause' AS cause FROM activity_event WHERE type LIKE 'signal.%' ORDER BY at, id`,
    );
    const client_id = brightwater.clientId;
    expect(log).toEqual([
      { type: 'signal.cause_given', client_id, cause: one },
      { type: 'signal.cause_given', client_id, cause: other },
      { type: 'signal.cause_taken_back', client_id, cause: other },
    ]);
  });

  it('of another’s client is not there, and nothing of the others is given then', async () => {
    const [mine, theirs] = [await struggle(), await struggle(larkAndLoom.clientId)];
    const id = await propose(tom);
    for (const attempt of [
      () => giveCause(ruth, { cause: id, signals: [mine, theirs] }),
      () => takeCauseBack(ruth, { signals: [theirs] }),
      () => propose(ruth, [mine, theirs]),
      () => giveCause(ruth, { cause: publicId('ca', newId()), signals: [mine] }),
      () => giveCause(ruth, { cause: id, signals: ['si_nonsense'] }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(giveCause(ruth, { cause: id, signals: [] })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await ownerQuery('SELECT * FROM signal_cause')).toEqual([]);
    expect((await listCauses(ruth)).proposed).toHaveLength(1);
  });

  it('is not given what was found to be no cause', async () => {
    const [signal, id] = [await struggle(), await propose(tom)];
    await endCause(tom, { cause: id, as: 'not_a_cause' });
    await expect(giveCause(ruth, { cause: id, signals: [signal] })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await listCauseChoices(ruth)).toEqual([]);
  });

  it('of all clients counts for everybody, and is shown to those who see the client', async () => {
    const id = await propose(ingrid, [await struggle(), await struggle(larkAndLoom.clientId)]);
    await measureCause(JOB, parseId('ca', id));
    const { cause, shown, ownSignals } = await getCause(ruth, { cause: id });
    expect(cause).toMatchObject({ signals: 2, clients: 2, complaints: 0 });
    expect(shown.map(({ client }) => client.name)).toEqual([brightwater.name]);
    expect(ownSignals).toBe(1);
    expect((await getCause(hugh, { cause: id })).shown.map(({ client }) => client.name)).toEqual([
      larkAndLoom.name,
    ]);
  });

  it('without a cause is counted at one’s own clients, unless it is not real or old', async () => {
    await struggle();
    await struggle(larkAndLoom.clientId);
    await struggle(brightwater.clientId, 91 * 24);
    const at = new Date(Date.now() - 7_200_000);
    const evidence = [await happen({ at, type: 'search.performed' })];
    await raise({ rule: 'search_empty', at, evidence, state: 'dismissed', reason: 'not_real' });
    await raise({ rule: 'loop', at, evidence, state: 'withdrawn' });
    expect((await listCauses(ruth)).uncaused).toBe(1);
    expect((await listCauses(ingrid)).uncaused).toBe(2);
  });
});

describe('whose turn it is', () => {
  it('is the owner’s when the day of the fix has come', async () => {
    const id = await propose(ruth);
    await ownCause(ruth, { cause: id, owner: own, dueOn: addDays(today, 3) });
    expect((await listWaitingCauses(tom, zone)).due).toEqual([]);
    const later = new Date(Date.now() + 3 * 86_400_000);
    await withClock(later, async () => {
      expect((await listWaitingCauses(tom, zone)).due).toMatchObject([
        { id, dueOn: addDays(today, 3) },
      ]);
      expect((await listWaitingCauses(ruth, zone)).due).toEqual([]);
      await fixCause(tom, { cause: id, fixedOn: today, remedy: '' });
      expect((await listWaitingCauses(tom, zone)).due).toEqual([]);
    });
  });

  test('what is nobody’s comes first in the list, the newest on top', async () => {
    const first = await propose(tom);
    const second = await withClock(new Date(Date.now() + 60_000), () => propose(ruth));
    expect((await listCauses(ruth)).proposed.map(({ id }) => id)).toEqual([second, first]);
    expect((await listWaitingCauses(ruth, 'UTC')).proposed.map(({ id }) => id)).toEqual([
      first,
      second,
    ]);
  });
});

test('a contact knows nothing of causes', async () => {
  const id = await propose(tom);
  for (const attempt of [
    () => listCauses(dana as never),
    () => getCause(dana as never, { cause: id }),
    () => propose(dana as never),
    () => ownCause(dana, { cause: id, owner: own, dueOn: '' }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  }
});
