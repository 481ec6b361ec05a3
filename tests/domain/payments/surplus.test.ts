import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { getBalances } from '@/domain/ledger/get-balances';
import { recordPayment } from '@/domain/payments/record-payment';
import { newId } from '@/lib/ids';
import { today } from '@/tests/domain/invoices/drafts';
import { creditTold } from '@/tests/domain/ledger/credit-told';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { invoiceOf, ledgerOf, openCheckout, paymentsOf } from './paying';
import { openStripeDesk, type StripeDesk } from './stripe-desk';

const WORKS = '4242424242424242';

let desk: StripeDesk;

beforeAll(async () => {
  desk = await openStripeDesk();
});
afterAll(() => desk?.stop());

async function pay(sessionId: string) {
  desk.control.pay(sessionId, WORKS);
  expect(await desk.control.settled(20_000)).toBe(true);
  expect(desk.answers.at(-1)?.status).toBe(200);
}

async function balance() {
  const [usd] = await getBalances(cast.ruth, { clientId: cast.dana.clientId });
  return usd?.amountMinor ?? 0n;
}

async function tellingOf(paymentId: string | undefined) {
  return ownerQuery<{ recipient: string; subject: string }>(
    'SELECT recipient, subject FROM mail WHERE key = $1',
    [`surplus/${paymentId}`],
  );
}

describe('money for an invoice that does not need it is never lost', () => {
  it('when the invoice was cancelled while somebody paid it', async () => {
    const before = await balance();
    const { invoiceId, sessionId } = await openCheckout();
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    await pay(sessionId);
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'void', paid_minor: '0' });
    expect(await ledgerOf(invoiceId)).toEqual({ count: 0, sum: null });
    expect(await balance()).toBe(before - 24_500n);
    const [payment] = await paymentsOf(invoiceId);
    expect(await tellingOf(payment?.id)).toEqual([
      {
        recipient: 'manager@porchlight.test',
        subject: expect.stringContaining('which is cancelled') as string,
      },
    ]);
  });

  it('when a transfer was written down while somebody paid by card', async () => {
    const before = await balance();
    const { invoiceId, sessionId } = await openCheckout();
    await recordPayment(cast.tom, {
      invoiceId,
      amount: { amountMinor: 20_000n, currency: 'USD' },
      method: 'bank_transfer',
      receivedOn: today(),
      reference: null,
      key: newId(),
    });
    await pay(sessionId);
    expect(await invoiceOf(invoiceId)).toMatchObject({ state: 'paid', paid_minor: '24500' });
    expect(await balance()).toBe(before - 20_000n);
    expect(await creditTold(cast.ruth, { clientId: cast.dana.clientId })).toEqual([
      { amountMinor: 44_500n, currency: 'USD' },
    ]);
    const card = (await paymentsOf(invoiceId)).find(({ method }) => method === 'card');
    expect(await tellingOf(card?.id)).toMatchObject([
      { subject: expect.stringContaining('which needed less') as string },
    ]);
  });
});
