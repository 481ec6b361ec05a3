import { beforeEach, describe, expect, it } from 'vitest';
import { AgreementForm, readAgreement } from '@/domain/agreements/agreement-input';
import { createAgreement } from '@/domain/agreements/create-agreement';
import { endAgreement } from '@/domain/agreements/end-agreement';
import { getAgreement } from '@/domain/agreements/get-agreement';
import { replaceAgreement } from '@/domain/agreements/replace-agreement';
import { getClient } from '@/domain/clients/get-client';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import {
  agreement,
  BOOKS,
  contract,
  forgetAgreements,
  makeAgreement,
  noon,
  PAYROLL,
} from './agreeing';

type Row = Record<string, unknown>;

async function stored(id: string): Promise<Row | undefined> {
  const [row] = await ownerQuery<Row>(
    `SELECT title, starts_on::text, ends_on::text, next_on::text, replaces_id FROM agreement WHERE id = $1`,
    [id],
  );
  return row;
}

const on = <T>(day: string, work: () => Promise<T>) => withClock(noon(day), work);

beforeEach(forgetAgreements);

describe('createAgreement', () => {
  it('keeps what was signed, and raises from the first span that is still to come', async () => {
    const documentId = await contract(brightwater.clientId);
    const id = await makeAgreement({ documentId }, { on: '2026-11-26' });
    expect(await stored(id)).toMatchObject({ starts_on: '2026-11-01', next_on: '2026-12-01' });
    expect(await on('2026-11-26', () => getAgreement(cast.dana, { id }))).toMatchObject({
      id: publicId('ag', id),
      period: 'month',
      signedByName: 'Dana Whitlock',
      signedOn: '2026-10-20',
      document: { id: publicId('do', documentId), title: 'Engagement letter' },
      items: [BOOKS, PAYROLL],
      bills: [],
    });
    const events = await ownerQuery<Row>(
      `SELECT type, by, client_id FROM activity_event WHERE subject_kind = 'agreement' AND subject_id = $1`,
      [publicId('ag', id)],
    );
    expect(events).toEqual([
      { type: 'agreement.changed', by: 'staff', client_id: brightwater.clientId },
    ]);
  });

  it('raises nothing where its bills are written by hand', async () => {
    expect(await stored(await makeAgreement({ raisesDrafts: false }))).toMatchObject({
      next_on: null,
    });
  });

  it('makes one of a form that is sent twice', async () => {
    const id = newId();
    const twice = await Promise.all(
      [1, 2].map(() =>
        createAgreement(cast.tom, { id, clientId: brightwater.clientId, agreement: agreement() }),
      ),
    );
    expect(twice.filter(({ created }) => created)).toHaveLength(1);
    expect(await getAgreement(cast.tom, { id })).toMatchObject({ items: [BOOKS, PAYROLL] });
  });

  it('refuses days that can’t be, and papers that are not theirs, at their fields', async () => {
    const foreign = await contract(larkAndLoom.clientId);
    const unpublished = await contract(brightwater.clientId, { state: 'ready' });
    for (const [changes, fields] of [
      [{ endsOn: '2026-10-31' }, { endsOn: 'agreements.errors.ends_before' }],
      [{ startsOn: '0202-11-01' }, { startsOn: 'agreements.errors.day_far' }],
      [{ signedOn: '2030-01-01' }, { signedOn: 'agreements.errors.signed_later' }],
      [{ items: [] }, { 'lines.0.description': 'agreements.errors.no_items' }],
      [{ documentId: foreign }, { document: 'agreements.errors.document_unknown' }],
      [{ documentId: unpublished }, { document: 'agreements.errors.document_unknown' }],
      [
        { items: [{ ...BOOKS, unitMinor: -1n }] },
        { 'lines.0.price': 'agreements.errors.negative_total' },
      ],
    ] as const) {
      await expect(
        makeAgreement(changes as never, { on: '2026-11-26' }),
        JSON.stringify(fields),
      ).rejects.toMatchObject({ code: 'invalid', fields });
    }
  });

  it('finds no client that the actor does not look after', async () => {
    for (const actor of [cast.hugh, cast.ingrid]) {
      const clientId = actor === cast.hugh ? brightwater.clientId : newId();
      await expect(makeAgreement({}, { actor, clientId })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await expect(makeAgreement({}, { actor: cast.dana })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the form of an agreement', () => {
  const typed = (changes: Record<string, unknown> = {}) =>
    AgreementForm.parse({
      id: 'ag_',
      title: 'Bookkeeping',
      currency: 'usd',
      period: 'quarter',
      startsOn: '2026-12-01',
      raisesDrafts: 'on',
      'description[]': ['Bookkeeping', '', 'Less'],
      'detail[]': ['', '', ''],
      'quantity[]': ['3', '', ''],
      'price[]': ['1.840,00', '', '-40'],
      ...changes,
    });

  it('is read as people write it', () => {
    expect(readAgreement(typed(), 'en-US')).toMatchObject({
      currency: 'USD',
      period: 'quarter',
      dueDays: 14,
      endsOn: null,
      raisesDrafts: true,
      items: [
        { description: 'Bookkeeping', quantityMilli: 3000n, unitMinor: 184_000n },
        { description: 'Less', quantityMilli: 1000n, unitMinor: -4_000n },
      ],
    });
  });

  it('says everything that is wrong, at its field', () => {
    const wrong = typed({
      title: ' ',
      startsOn: '2026-02-30',
      dueDays: '400',
      document: 'do_nothing',
      'quantity[]': ['x', '', ''],
      'price[]': ['€4', '', '1.2345'],
    });
    expect(() => readAgreement(wrong, 'en-US')).toThrow(
      expect.objectContaining({
        fields: {
          title: 'errors.required',
          startsOn: 'errors.day_invalid',
          dueDays: 'agreements.errors.due_days',
          document: 'agreements.errors.document_unknown',
          'lines.0.quantity': 'errors.quantity_unreadable',
          'lines.0.price': 'errors.money_other_currency',
          'lines.2.price': 'errors.money_decimals',
        },
      }),
    );
  });
});

describe('replaceAgreement', () => {
  it('ends the old one on the day before, and leaves it as it was signed', async () => {
    const id = await makeAgreement();
    const more = { ...BOOKS, unitMinor: 66_000n };
    const next = await on('2026-11-26', () =>
      replaceAgreement(cast.tom, {
        id,
        agreement: agreement({ startsOn: '2027-01-15', items: [more] }),
      }),
    );
    expect(await stored(id)).toMatchObject({ ends_on: '2027-01-14', next_on: '2026-11-01' });
    expect(await stored(next.id)).toMatchObject({
      starts_on: '2027-01-15',
      next_on: '2027-01-15',
      replaces_id: id,
    });
    expect(await getAgreement(cast.tom, { id })).toMatchObject({ items: [BOOKS, PAYROLL] });
    const { agreements } = await getClient(cast.tom, {
      client: publicId('cl', brightwater.clientId),
    });
    expect(agreements.slice(0, 2).map((one) => one.id)).toEqual(
      [next.id, id].map((one) => publicId('ag', one)),
    );
  });

  it('puts one in its place, whoever else does the same', async () => {
    const id = await makeAgreement();
    const inPlace = () =>
      replaceAgreement(cast.tom, { id, agreement: agreement({ startsOn: '2027-01-01' }) });
    const results = await Promise.allSettled([inPlace(), inPlace(), inPlace()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'conflict',
          messageKey: 'agreements.errors.replaced',
        });
    }
  });

  it('does it once for a form that is sent twice', async () => {
    const id = await makeAgreement();
    const form = { id, newId: newId(), agreement: agreement({ startsOn: '2027-01-01' }) };
    expect((await replaceAgreement(cast.tom, form)).created).toBe(true);
    expect((await replaceAgreement(cast.tom, form)).created).toBe(false);
  });

  it('has to begin later, and is not for others', async () => {
    const id = await makeAgreement();
    await expect(replaceAgreement(cast.tom, { id, agreement: agreement() })).rejects.toMatchObject({
      fields: { startsOn: 'agreements.errors.begins_before' },
    });
    const later = agreement({ startsOn: '2027-01-01' });
    await expect(replaceAgreement(cast.hugh, { id, agreement: later })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await stored(id)).toMatchObject({ ends_on: null });
  });
});

describe('endAgreement', () => {
  it('ends it, and raises nothing after its last day', async () => {
    const id = await makeAgreement();
    await on('2026-11-26', () => endAgreement(cast.tom, { id, endsOn: '2026-11-30' }));
    expect(await stored(id)).toMatchObject({ ends_on: '2026-11-30', next_on: '2026-11-01' });
    const other = await makeAgreement({}, { on: '2026-11-26' });
    await on('2026-11-26', () => endAgreement(cast.tom, { id: other, endsOn: '2026-11-30' }));
    expect(await stored(other)).toMatchObject({ next_on: null });
  });

  it('ends one that has not begun before its first draft', async () => {
    const id = await makeAgreement({ startsOn: '2027-03-01' });
    await on('2026-11-26', () => endAgreement(cast.tom, { id, endsOn: '2027-03-01' }));
    expect(await stored(id)).toMatchObject({ next_on: null });
  });

  it('refuses what has ended, what was replaced, and a day before its first', async () => {
    const id = await makeAgreement();
    const end = (endsOn: string, day = '2026-11-26') =>
      on(day, () => endAgreement(cast.tom, { id, endsOn }));
    await expect(end('2026-10-31')).rejects.toMatchObject({
      fields: { endsOn: 'agreements.errors.ends_before' },
    });
    await end('2026-11-30');
    await expect(end('2026-12-31', '2026-12-02')).rejects.toMatchObject({ code: 'conflict' });
    const next = await makeAgreement();
    await replaceAgreement(cast.tom, {
      id: next,
      agreement: agreement({ startsOn: '2027-01-01' }),
    });
    await expect(
      on('2026-11-26', () => endAgreement(cast.tom, { id: next, endsOn: '2026-12-31' })),
    ).rejects.toMatchObject({ messageKey: 'agreements.errors.replaced' });
  });
});
