import { beforeAll, describe, expect, it } from 'vitest';
import { getBalances } from '@/domain/ledger/get-balances';
import { exportStatement } from '@/domain/statements/export-statement';
import { getStatement } from '@/domain/statements/get-statement';
import { type Actor, PUBLIC } from '@/lib/actor';
import { addDays, todayIn } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { describeLine } from '@/domain/statements/describe-line';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { bill, books, cancel, credit, pay, refund, zone } from './books';

const today = todayIn(zone);
const euros = { ...books, currency: 'EUR' };
const neighbours = { clientId: larkAndLoom.clientId, currency: 'USD' };
const withoutBills = {
  ...cast.marco,
  rights: { billing: false, documents: true, colleagues: false },
};

/** The statement over whole days, as Dana sees it unless told. */
function over(
  from: string | null,
  to: string,
  { actor = cast.dana as Actor, currency = 'USD' } = {},
) {
  const { clientId } = brightwater;
  return getStatement(actor, { clientId, currency, span: { name: 'chosen', from, to } });
}

const moved = ({ lines }: Awaited<ReturnType<typeof over>>) =>
  lines.map(({ on, kind, amountMinor, balanceMinor }) => [on, kind, amountMinor, balanceMinor]);
const ids = {} as Record<'first' | 'second' | 'third' | 'wrong', string>;

/** Brightwater in 2025, as nothing that a test does later may change it. */
beforeAll(async () => {
  ids.first = await bill({
    amountMinor: 100_000n,
    on: '2025-01-10',
    dueOn: '2025-01-31',
    title: 'Year end',
  });
  ids.second = await bill({ amountMinor: 50_000n, on: '2025-02-01', dueOn: '2025-03-01' });
  ids.third = await bill({ amountMinor: 30_000n, on: '2025-02-15', dueOn: '2025-03-15' });
  ids.wrong = await bill({ amountMinor: 77_700n, on: '2025-02-16', dueOn: '2025-03-16' });
  await cancel(ids.wrong, { amountMinor: 77_700n, on: '2025-02-20' });
  // One payment for two invoices, and 50.00 more than they want.
  const paid = await pay({
    amountMinor: 125_000n,
    parts: [
      [ids.first, 100_000n],
      [ids.second, 20_000n],
    ],
    on: '2025-03-05',
    receipt: 'R-1',
  });
  await credit({
    amountMinor: 10_000n,
    invoiceId: ids.third,
    on: '2025-03-20',
    reason: 'for your trouble',
  });
  await refund(paid, { amountMinor: 20_000n, invoiceId: ids.second, on: '2025-04-02' });
  await bill({ amountMinor: 38_000n, on: '2025-02-10', dueOn: '2025-03-10' }, euros);
  await bill({ amountMinor: 99_900n, on: '2025-02-10', dueOn: '2025-03-10' }, neighbours);
});

describe('the movements', () => {
  it('run from the opening balance to the closing one; a payment for several invoices is one', async () => {
    const whole = await over('2025-01-01', '2025-12-31');
    expect(whole.openingMinor).toBe(0n);
    expect(moved(whole)).toEqual([
      ['2025-01-10', 'invoice', 100_000n, 100_000n],
      ['2025-02-01', 'invoice', 50_000n, 150_000n],
      ['2025-02-15', 'invoice', 30_000n, 180_000n],
      ['2025-02-16', 'invoice', 77_700n, 257_700n],
      ['2025-02-20', 'void', -77_700n, 180_000n],
      ['2025-03-05', 'payment', -125_000n, 55_000n],
      ['2025-03-20', 'credit_note', -10_000n, 45_000n],
      ['2025-04-02', 'refund', 20_000n, 65_000n],
    ]);
    expect(whole).toMatchObject({
      billedMinor: 277_700n,
      creditedMinor: -212_700n,
      closingMinor: 65_000n,
      lineCount: 8,
    });
    const said = whole.lines.map((line) => describeLine(line, translator(), 'en-US'));
    expect(said[0]).toMatch(/^Invoice 50\d\d, Year end$/);
    expect(said[5]).toMatch(/^Payment, Visa ···0092, invoices 50\d\d and 50\d\d$/);
    expect(said[6]).toMatch(/^Credit note C-50\d\d for invoice 50\d\d, for your trouble$/);
    expect(said[7]).toMatch(/^Refund to Visa ···0092, invoice 50\d\d$/);
    expect(whole.lines.every(({ link }) => link === null)).toBe(true);
  });

  it('open with what was before, wherever the span begins', async () => {
    const march = await over('2025-03-01', '2025-03-31');
    expect(march.openingMinor).toBe(180_000n);
    expect(moved(march)).toEqual([
      ['2025-03-05', 'payment', -125_000n, 55_000n],
      ['2025-03-20', 'credit_note', -10_000n, 45_000n],
    ]);
    expect(march).toMatchObject({
      billedMinor: 0n,
      creditedMinor: -135_000n,
      closingMinor: 45_000n,
    });
  });

  it('are on both days of the span and on no other', async () => {
    expect(moved(await over('2025-03-05', '2025-03-05'))).toHaveLength(1);
    expect(moved(await over('2025-03-06', '2025-03-19'))).toEqual([]);
    expect(await over('2025-03-06', '2025-03-19')).toMatchObject({
      openingMinor: 55_000n,
      closingMinor: 55_000n,
      lineCount: 0,
    });
  });

  it('are the newest with their balances where only so many are asked for', async () => {
    const { clientId } = brightwater;
    const span = { name: 'chosen', from: '2025-01-01', to: '2025-12-31' } as const;
    const newest = await getStatement(cast.dana, { clientId, currency: 'USD', span, newest: 3 });
    expect(moved(newest)).toEqual(moved(await over('2025-01-01', '2025-12-31')).slice(-3));
    expect(newest.lineCount).toBe(8);
    expect(newest.lines[0]?.link).toMatchObject({
      kind: 'receipt',
      id: expect.stringMatching(/^pa_/) as string,
    });
    expect(newest.lines[1]?.link).toMatchObject({ kind: 'credit_note' });
  });

  it('of all there is begin with the first', async () => {
    const all = await over(null, '2025-12-31');
    expect(all).toMatchObject({ from: '2025-01-10', openingMinor: 0n, lineCount: 8 });
  });
});

describe('how old it is', () => {
  const ages = async (to: string) => {
    const { ageing, closingMinor } = await over('2025-01-01', to);
    const { owed, unusedMinor, togetherMinor } = ageing;
    expect(togetherMinor).toBe(closingMinor);
    return [...Object.values(owed), -unusedMinor];
  };

  it.each<[string, bigint[]]>([
    // Before anything; the due day of the first, and the day after it.
    ['2025-01-09', [0n, 0n, 0n, 0n, 0n, 0n, 0n]],
    ['2025-01-31', [100_000n, 0n, 0n, 0n, 0n, 0n, 0n]],
    ['2025-02-01', [50_000n, 100_000n, 0n, 0n, 0n, 0n, 0n]],
    // Before and after a bill was cancelled.
    ['2025-02-19', [157_700n, 100_000n, 0n, 0n, 0n, 0n, 0n]],
    ['2025-02-20', [80_000n, 100_000n, 0n, 0n, 0n, 0n, 0n]],
    ['2025-03-02', [30_000n, 150_000n, 0n, 0n, 0n, 0n, 0n]],
    ['2025-03-04', [30_000n, 50_000n, 100_000n, 0n, 0n, 0n, 0n]],
    // Paid: 300.00 of the second is left, and 50.00 is credit.
    ['2025-03-05', [30_000n, 30_000n, 0n, 0n, 0n, 0n, -5_000n]],
    ['2025-03-20', [0n, 50_000n, 0n, 0n, 0n, 0n, -5_000n]],
    // What went back is owed again on the second.
    ['2025-04-01', [0n, 20_000n, 30_000n, 0n, 0n, 0n, -5_000n]],
    ['2025-04-02', [0n, 20_000n, 50_000n, 0n, 0n, 0n, -5_000n]],
    ['2025-12-31', [0n, 0n, 0n, 0n, 0n, 70_000n, -5_000n]],
  ])('at the end of %s', async (to, expected) => {
    expect(await ages(to)).toEqual(expected);
  });

  it('says by when what is open is due, with the numbers', async () => {
    const { due } = await over('2025-01-01', '2025-02-19');
    expect(due.map(({ on, openMinor, count }) => [on, openMinor, count])).toEqual([
      ['2025-01-31', 100_000n, 1],
      ['2025-03-01', 50_000n, 1],
      ['2025-03-15', 30_000n, 1],
      ['2025-03-16', 77_700n, 1],
    ]);
    expect(due[0]?.numbers[0]).toMatch(/^50\d\d$/);
  });
});

describe('currencies', () => {
  it('are each a statement, and never added', async () => {
    const dollars = await over('2025-01-01', '2025-12-31');
    expect(dollars.others).toEqual([{ currency: 'EUR', amountMinor: 38_000n }]);
    const inEuros = await over('2025-01-01', '2025-12-31', { currency: 'EUR' });
    expect(inEuros).toMatchObject({ currency: 'EUR', closingMinor: 38_000n, lineCount: 1 });
    expect(inEuros.others).toEqual([{ currency: 'USD', amountMinor: 65_000n }]);
  });

  it('are the client’s own where none is asked for; one in which nothing moved is empty', async () => {
    const span = { name: 'chosen', from: '2025-01-01', to: '2025-12-31' } as const;
    expect((await getStatement(cast.dana, { span })).currency).toBe('USD');
    expect(await over('2025-01-01', '2025-12-31', { currency: 'JPY' })).toMatchObject({
      currency: 'JPY',
      closingMinor: 0n,
      lines: [],
      ageing: { togetherMinor: 0n, unusedMinor: 0n },
    });
    await expect(over('2025-01-01', '2025-12-31', { currency: 'XYZ' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('close today with the kept balance', async () => {
    const dollars = await over(null, today);
    const kept = await getBalances(cast.dana, brightwater);
    const closing = [dollars, await over(null, today, { currency: 'EUR' })].map(
      ({ currency, closingMinor }) => ({ currency, amountMinor: closingMinor }),
    );
    expect(closing.sort((a, b) => a.currency.localeCompare(b.currency))).toEqual(kept);
  });
});

describe('whose', () => {
  const span = { name: 'chosen', from: '2025-01-01', to: '2025-12-31' } as const;

  it('a contact sees their own client’s, whichever they name', async () => {
    const { client, closingMinor } = await getStatement(cast.dana, {
      clientId: larkAndLoom.clientId,
      currency: 'USD',
      span,
    });
    expect(client.id).toBe(publicId('cl', brightwater.clientId));
    expect(closingMinor).toBe(65_000n);
  });

  it.each<[string, Actor]>([
    ['who looks after it', cast.tom],
    ['who owns the firm', cast.ingrid],
  ])('an employee %s sees the same', async (_, actor) => {
    expect(await over('2025-01-01', '2025-12-31', { actor })).toEqual(
      await over('2025-01-01', '2025-12-31'),
    );
  });

  it.each<[string, Actor, string | undefined]>([
    ['of a client that they do not look after', cast.hugh, brightwater.clientId],
    ['of nobody', cast.ingrid, newId()],
    ['without naming one', cast.ingrid, undefined],
  ])('an employee finds none %s', async (_, actor, clientId) => {
    await expect(getStatement(actor, { clientId, span })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each<[string, Actor]>([
    ['a contact without the right to see bills', withoutBills],
    ['nobody', PUBLIC],
  ])('is forbidden for %s', async (_, actor) => {
    await expect(getStatement(actor, { ...brightwater, span })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(exportStatement(actor, brightwater, 'csv')).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is refused for days that can’t be, with the field', async () => {
    await expect(over('2025-02-01', '2025-01-01')).rejects.toMatchObject({
      fields: { from: 'statements.errors.backwards' },
    });
    await expect(over('2025-02-01', addDays(today, 1))).rejects.toMatchObject({
      fields: { to: 'statements.errors.ahead' },
    });
  });
});

describe('taken away', () => {
  const asked = { ...brightwater, from: '2025-01-01', to: '2025-12-31' };

  it('a PDF has every currency, a CSV the one that is asked for; each is written down', async () => {
    const pdf = await exportStatement(cast.dana, asked, 'pdf');
    expect(pdf.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    const csv = await exportStatement(cast.tom, { ...asked, currency: 'EUR' }, 'csv');
    expect(csv.map(({ currency }) => currency)).toEqual(['EUR']);
    const events = await ownerQuery(
      `SELECT "by", data, client_id AS client FROM activity_event WHERE type = 'statement.downloaded' ORDER BY at, id`,
    );
    const data = { fromOn: '2025-01-01', toOn: '2025-12-31' };
    expect(events).toEqual([
      {
        by: 'client',
        data: { ...data, format: 'pdf', currency: 'USD' },
        client: brightwater.clientId,
      },
      {
        by: 'staff',
        data: { ...data, format: 'csv', currency: 'EUR' },
        client: brightwater.clientId,
      },
    ]);
  });

  it('not thirty times in a row and once more', async () => {
    for (let n = 0; n < 30; n += 1) await exportStatement(cast.ruth, asked, 'csv');
    await expect(exportStatement(cast.ruth, asked, 'csv')).rejects.toMatchObject({
      code: 'too_many',
    });
  });
});
