import { beforeAll, describe, expect, it } from 'vitest';
import { getReceipt } from '@/domain/payments/get-receipt';
import { openReceipt } from '@/domain/payments/open-receipt';
import { receiptSentence } from '@/domain/payments/receipt-sentence';
import { type Actor, PUBLIC } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { bill, dispute, move, pay, refund, setOut } from '@/tests/domain/statements/books';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const withoutBills = {
  ...cast.marco,
  rights: { billing: false, documents: true, colleagues: false },
};
const ids = {} as Record<'one' | 'two' | 'paid', string>;

beforeAll(async () => {
  ids.one = await bill({
    amountMinor: 100_000n,
    on: '2026-01-10',
    dueOn: '2026-01-31',
    title: 'Year end',
  });
  ids.two = await bill({
    amountMinor: 50_000n,
    on: '2026-02-01',
    dueOn: '2026-03-01',
    title: 'Payroll',
  });
  ids.paid = await pay({
    amountMinor: 130_000n,
    parts: [
      [ids.one, 100_000n],
      [ids.two, 20_000n],
    ],
    on: '2026-03-05',
    receipt: 'R-7',
  });
});

const parts = async (id: string) => {
  const { parts: read, creditMinor } = await getReceipt(cast.dana, { id });
  return [...read.map(({ invoice, amountMinor }) => [invoice.title, amountMinor]), creditMinor];
};

describe('a receipt', () => {
  it('says what was paid, when and how, for which invoices, and what is credit', async () => {
    const receipt = await getReceipt(cast.dana, { id: ids.paid });
    expect(receipt).toMatchObject({
      id: publicId('pa', ids.paid),
      number: 'R-7',
      client: { name: brightwater.name },
      amountMinor: 130_000n,
      currency: 'USD',
      receivedOn: '2026-03-05',
      method: 'card',
      instrument: 'Visa ···0092',
      creditMinor: 10_000n,
      back: [],
    });
    expect(receipt.parts.map(({ invoice, amountMinor }) => [invoice.title, amountMinor])).toEqual([
      ['Year end', 100_000n],
      ['Payroll', 20_000n],
    ]);
    expect(await getReceipt(cast.tom, { id: ids.paid })).toEqual(receipt);
  });

  it('follows credit to the bill that it is used for', async () => {
    await move(
      { paymentId: ids.paid },
      { invoiceId: ids.two, amountMinor: 10_000n, on: '2026-03-10' },
    );
    expect(await parts(ids.paid)).toEqual([['Year end', 100_000n], ['Payroll', 30_000n], 0n]);
  });

  it('still says what it was for when some of it has gone back, and that it has', async () => {
    await refund(ids.paid, { amountMinor: 5_000n, invoiceId: ids.two, on: '2026-03-20' });
    await dispute(ids.paid, { amountMinor: 100_000n, invoiceId: ids.one, on: '2026-03-21' });
    await ownerQuery(`UPDATE dispute SET withdrawn = true`);
    expect(await parts(ids.paid)).toEqual([['Year end', 100_000n], ['Payroll', 30_000n], 0n]);
    const { back } = await getReceipt(cast.dana, { id: ids.paid });
    expect(back).toEqual([
      { kind: 'refund', amountMinor: 5_000n, on: '2026-03-20', certain: true },
      { kind: 'dispute', amountMinor: 100_000n, on: '2026-03-21', certain: true },
    ]);
  });

  it('forgets a refund that failed, and a dispute that was won', async () => {
    await ownerQuery(`UPDATE refund SET state = 'failed'`);
    await ownerQuery(`UPDATE dispute SET withdrawn = false`);
    await move(
      { paymentId: ids.paid },
      { invoiceId: ids.two, amountMinor: 5_000n, on: '2026-03-25' },
    );
    await move(
      { paymentId: ids.paid },
      { invoiceId: ids.one, amountMinor: 100_000n, on: '2026-03-25' },
    );
    expect(await parts(ids.paid)).toEqual([['Year end', 100_000n], ['Payroll', 30_000n], 0n]);
    expect((await getReceipt(cast.dana, { id: ids.paid })).back).toEqual([]);
  });

  it('a refund that is under way is said so', async () => {
    const id = await pay({ amountMinor: 900n, on: '2026-03-05', receipt: 'R-8' });
    const refundId = await refund(id, { amountMinor: 900n, on: '2026-03-20' });
    await ownerQuery(`UPDATE refund SET state = 'pending' WHERE id = $1`, [refundId]);
    const receipt = await getReceipt(cast.dana, { id });
    expect(receipt.back).toEqual([
      { kind: 'refund', amountMinor: 900n, on: '2026-03-20', certain: false },
    ]);
    expect([receipt.parts, receipt.creditMinor]).toEqual([[], 900n]);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'money that is on its way',
      () =>
        setOut({
          amountMinor: 100n,
          invoiceId: ids.two,
          on: '2026-03-05',
          expectedOn: '2026-03-10',
        }),
    ],
    ['what another system took', () => pay({ amountMinor: 100n, on: '2026-03-05' })],
    ['nothing', () => Promise.resolve(newId())],
  ])('there is none for %s', async (_, make) => {
    await expect(getReceipt(cast.dana, { id: await make() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each<[string, Actor, string]>([
    ['the neighbour', cast.joan, 'not_found'],
    ['whoever does not look after the client', cast.hugh, 'not_found'],
    ['a contact without the right to see bills', withoutBills, 'forbidden'],
    ['nobody', PUBLIC, 'forbidden'],
  ])('is not for %s', async (_, actor, code) => {
    await expect(getReceipt(actor, { id: ids.paid })).rejects.toMatchObject({ code });
    await expect(openReceipt(actor, { id: ids.paid })).rejects.toMatchObject({ code });
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'receipt.downloaded'`),
    ).toEqual([]);
  });
});

describe('its first sentence', () => {
  const words = { t: translator(), locale: 'en-US', today: '2026-11-24' };
  const receipt = {
    amountMinor: 184_000n,
    currency: 'USD',
    receivedOn: '2026-11-09',
    client: { name: 'Brightwater' },
    back: [] as { amountMinor: bigint; certain: boolean }[],
  };
  const say = (back: typeof receipt.back, reader: 'client' | 'firm' = 'client') =>
    receiptSentence({ ...receipt, back }, words, reader).replace(/\u00a0/g, ' ');

  it.each([
    [[], 'Your $1,840.00 arrived on Monday 9 November. Thank you.'],
    [
      [{ amountMinor: 9_500n, certain: true }],
      'Your $1,840.00 arrived on Monday 9 November. $95.00 of it has gone back since.',
    ],
    [
      [{ amountMinor: 184_000n, certain: true }],
      'Your $1,840.00 arrived on Monday 9 November. All of it has gone back since.',
    ],
    [
      [
        { amountMinor: 9_500n, certain: true },
        { amountMinor: 500n, certain: false },
      ],
      'Your $1,840.00 arrived on Monday 9 November. $95.00 of it has gone back since. $5.00 of it is on its way back.',
    ],
  ] as const)('%#', (back, sentence) => {
    expect(say([...back])).toBe(sentence);
  });

  it('for the firm', () => {
    expect(say([], 'firm')).toBe('$1,840.00 arrived from Brightwater on Monday 9 November.');
  });
});
