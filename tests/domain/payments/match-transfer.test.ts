import { beforeAll, describe, expect, it } from 'vitest';
import { matchTransfer, numbersIn } from '@/domain/payments/match-transfer';
import { recordPayment } from '@/domain/payments/record-payment';
import type { EmployeeActor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { line, makeSent, today } from '@/tests/domain/invoices/drafts';
import { givePayment } from '@/tests/domain/invoices/payments';
import { cast } from '@/tests/support/cast';
import { invoiceOf } from './paying';

const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });

let first: string;
let second: string;

async function numberOf(id: string): Promise<string> {
  return (await invoiceOf(id))?.number ?? '';
}

async function found(reference: string, amountMinor: bigint, actor: EmployeeActor = cast.tom) {
  const matches = await matchTransfer(actor, { reference, amount: usd(amountMinor) });
  return matches.map(({ number, by }) => `${by} ${number}`);
}

beforeAll(async () => {
  first = await makeSent();
  second = await makeSent({ lines: [line({ unitMinor: 99_900n })] });
});

it('what may be a number is looked for in a reference', () => {
  expect(numbersIn('INV 1058/1060 thanks')).toEqual(['1058', '1060']);
  expect(numbersIn('Rechnung RE-2026-1058')).toEqual(['RE-2026-1058', '2026', '1058']);
  expect(numbersIn('for 12 tiles')).toEqual([]);
});

describe('a transfer', () => {
  it('is for the invoice that is named in it, before any of the same amount', async () => {
    const number = await numberOf(second);
    expect(await found(`Brightwater ${number}`, 24_500n)).toEqual([
      `number ${number}`,
      `amount ${await numberOf(first)}`,
    ]);
  });

  it('is for what is exactly left, also of a part', async () => {
    await recordPayment(cast.tom, {
      invoiceId: second,
      amount: usd(50_000n),
      method: 'bank_transfer',
      receivedOn: today(),
      reference: null,
      key: newId(),
    });
    expect(await found('thank you', 49_900n)).toEqual([`amount ${await numberOf(second)}`]);
  });

  it('is for the client who is named in it, what is due first first', async () => {
    expect(await found('BRIGHTWATER CERAMICS LLC', 1n)).toEqual([
      `name ${await numberOf(first)}`,
      `name ${await numberOf(second)}`,
    ]);
  });

  it('is for none in another currency, of what is paid, or of a client whom one does not see', async () => {
    const matches = await matchTransfer(cast.tom, {
      reference: await numberOf(first),
      amount: { amountMinor: 24_500n, currency: 'EUR' },
    });
    expect(matches).toEqual([]);
    const other = { ...cast.tom, employeeId: newId(), personId: newId() };
    expect(await found(await numberOf(first), 24_500n, other)).toEqual([]);
    const asClient = matchTransfer(cast.dana as never, { reference: '', amount: usd(1n) });
    await expect(asClient).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is for what is left beside what is on its way, and for all of it, should that not arrive', async () => {
    const third = await makeSent({ lines: [line({ unitMinor: 80_000n })] });
    await givePayment(third, { state: 'processing', amountMinor: 31_000n, method: 'bank_debit' });
    const exact = [`amount ${await numberOf(third)}`];
    expect(await found('thank you', 49_000n)).toEqual(exact);
    expect(await found('thank you', 80_000n)).toEqual(exact);
    expect(await found('thank you', 31_000n)).toEqual([]);
  });
});
