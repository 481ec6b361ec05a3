import { describe, expect, it } from 'vitest';
import { getClient } from '@/domain/clients/get-client';
import { listInvoices } from '@/domain/invoices/list-invoices';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { recordPayment } from '@/domain/payments/record-payment';
import { applyCredit } from '@/domain/payments/apply-credit';
import { newId, publicId } from '@/lib/ids';
import { makeSent, today } from '@/tests/domain/invoices/drafts';
import { brightwater, cast } from '@/tests/support/cast';

/** Wherever it is shown, each by a statement of its own. */
async function shown(invoiceId: string) {
  const { credits } = await listInvoices(cast.dana, { filter: 'all' });
  const { creditMinor } = await getInvoice(cast.tom, { id: invoiceId });
  const { money } = await getClient(cast.ruth, { client: publicId('cl', brightwater.clientId) });
  return {
    list: Object.fromEntries(credits.map(({ currency, amountMinor }) => [currency, amountMinor])),
    invoice: creditMinor,
    client: Object.fromEntries(money.map((sum) => [sum.currency, sum.creditMinor])),
  };
}

async function payBeyond(invoiceId: string, amountMinor: bigint, currency: string) {
  await recordPayment(cast.tom, {
    invoiceId,
    amount: { amountMinor, currency },
    method: 'bank_transfer',
    receivedOn: today(),
    reference: null,
    beyond: 'credit',
    key: newId(),
  });
}

describe('a client’s credit', () => {
  it('is the same wherever it is shown, each currency apart', async () => {
    const usd = await makeSent();
    const eur = await makeSent({ currency: 'EUR' });
    expect(await shown(usd)).toEqual({ list: {}, invoice: 0n, client: { USD: 0n, EUR: 0n } });
    await payBeyond(usd, 25_500n, 'USD');
    await payBeyond(eur, 24_800n, 'EUR');
    expect(await shown(usd)).toEqual({
      list: { USD: 1_000n, EUR: 300n },
      invoice: 1_000n,
      client: { USD: 1_000n, EUR: 300n },
    });
    const next = await makeSent();
    expect(await applyCredit(cast.dana, { currency: 'USD' })).toMatchObject({ usedMinor: 1_000n });
    expect(await shown(next)).toEqual({
      list: { EUR: 300n },
      invoice: 0n,
      client: { USD: 0n, EUR: 300n },
    });
  });
});
