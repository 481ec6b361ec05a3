import { describe, expect, it } from 'vitest';
import { getStatement } from '@/domain/statements/get-statement';
import { cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { bill, credit, dispute, move, pay, refund, setOut } from './books';

describe('of a day that is past', () => {
  it('nothing is changed by what happens later: money, credit that moves, disputes, refunds', async () => {
    const of = { clientId: larkAndLoom.clientId, currency: 'CHF' };
    const see = (to: string) =>
      getStatement(cast.joan, { currency: 'CHF', span: { name: 'chosen', from: null, to } });
    const one = await bill({ amountMinor: 60_000n, on: '2025-05-01', dueOn: '2025-05-15' }, of);
    const two = await bill({ amountMinor: 40_000n, on: '2025-05-02', dueOn: '2025-06-15' }, of);
    const days = [
      '2025-05-01',
      '2025-05-20',
      '2025-06-10',
      '2025-06-20',
      '2025-07-10',
      '2025-08-10',
      '2025-09-10',
      '2025-09-20',
    ];
    const kept = new Map<string, unknown>();
    const step = async (until: string) => {
      for (const day of days) {
        const seen = await see(day);
        if (kept.has(day))
          expect(seen, `the statement of ${day}, after ${until}`).toEqual(kept.get(day));
        else if (day <= until) kept.set(day, seen);
      }
    };
    await step('2025-05-20');
    const paid = await pay({ amountMinor: 70_000n, parts: [[one, 60_000n]], on: '2025-06-01' }, of);
    await step('2025-06-10');
    await move({ paymentId: paid }, { invoiceId: two, amountMinor: 10_000n, on: '2025-06-15' }, of);
    await step('2025-06-20');
    // A credit for what is paid: the money on it becomes credit.
    const note = await credit({ amountMinor: 15_000n, on: '2025-07-01' }, of);
    await move(
      { paymentId: paid },
      { invoiceId: one, amountMinor: -15_000n, on: '2025-07-01' },
      of,
    );
    await move(
      { creditNoteId: note },
      { invoiceId: one, amountMinor: 15_000n, on: '2025-07-01' },
      of,
    );
    await step('2025-07-10');
    await refund(paid, { amountMinor: 15_000n, on: '2025-08-01' }, of);
    await step('2025-08-10');
    await dispute(
      paid,
      { amountMinor: 45_000n, invoiceId: one, on: '2025-09-01', backOn: '2025-09-15' },
      of,
    );
    await step('2025-09-10');
    await step('2025-09-20');
    const ageing = async (to: string) => {
      const { ageing: read, closingMinor } = await see(to);
      return [closingMinor, read.pastDueMinor, read.owed.not_due, read.unusedMinor];
    };
    expect(await ageing('2025-06-10')).toEqual([30_000n, 0n, 40_000n, 10_000n]);
    expect(await ageing('2025-06-20')).toEqual([30_000n, 30_000n, 0n, 0n]);
    expect(await ageing('2025-07-10')).toEqual([15_000n, 30_000n, 0n, 15_000n]);
    expect(await ageing('2025-08-10')).toEqual([30_000n, 30_000n, 0n, 0n]);
    expect(await ageing('2025-09-10')).toEqual([75_000n, 75_000n, 0n, 0n]);
    expect(await ageing('2025-09-20')).toEqual([30_000n, 30_000n, 0n, 0n]);
  });

  it('money that was written down later counts on its own day', async () => {
    const of = { clientId: larkAndLoom.clientId, currency: 'SEK' };
    const id = await bill({ amountMinor: 5_000n, on: '2025-05-01', dueOn: '2025-05-15' }, of);
    await pay(
      { amountMinor: 5_000n, parts: [[id, 5_000n]], on: '2025-05-10', writtenOn: '2025-05-19' },
      of,
    );
    const { closingMinor, ageing } = await getStatement(cast.joan, {
      currency: 'SEK',
      span: { name: 'chosen', from: null, to: '2025-05-12' },
    });
    expect([closingMinor, ageing.owed.not_due, ageing.unusedMinor]).toEqual([0n, 0n, 0n]);
  });
});

describe('what is on its way', () => {
  it('stands apart, from the day on which it set out until it is certain or refused', async () => {
    const of = { clientId: larkAndLoom.clientId, currency: 'NOK' };
    const see = (to: string) =>
      getStatement(cast.joan, { currency: 'NOK', span: { name: 'chosen', from: null, to } });
    const invoiceId = await bill(
      { amountMinor: 84_000n, on: '2025-05-01', dueOn: '2025-05-15' },
      of,
    );
    const payment = await setOut(
      { amountMinor: 84_000n, invoiceId, on: '2025-05-10', expectedOn: '2025-05-15' },
      of,
    );
    expect((await see('2025-05-09')).underWay).toEqual([]);
    const clearing = await see('2025-05-10');
    expect(clearing.underWay).toEqual([
      {
        amountMinor: 84_000n,
        method: 'bank_debit',
        instrument: 'First Sound Bank ···4471',
        invoices: [expect.stringMatching(/^50\d\d$/) as string],
        since: '2025-05-10',
        expectedOn: '2025-05-15',
      },
    ]);
    expect(clearing).toMatchObject({ closingMinor: 84_000n, creditedMinor: 0n });
    expect(clearing.ageing.owed.not_due).toBe(84_000n);
    await ownerQuery(
      `UPDATE payment SET state = 'succeeded', received_on = '2025-05-14' WHERE id = $1`,
      [payment],
    );
    expect((await see('2025-05-13')).underWay).toHaveLength(1);
    expect((await see('2025-05-14')).underWay).toEqual([]);
    await ownerQuery(
      `UPDATE payment SET state = 'failed', received_on = NULL, changed_at = '2025-05-16T18:00:00Z' WHERE id = $1`,
      [payment],
    );
    expect((await see('2025-05-15')).underWay).toHaveLength(1);
    expect((await see('2025-05-16')).underWay).toEqual([]);
  });
});
