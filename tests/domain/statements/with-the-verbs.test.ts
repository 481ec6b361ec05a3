import { expect, it } from 'vitest';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { markUncollectible } from '@/domain/invoices/mark-uncollectible';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { getBalances } from '@/domain/ledger/get-balances';
import { applyCredit } from '@/domain/payments/apply-credit';
import { getReceipt } from '@/domain/payments/get-receipt';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { getStatement } from '@/domain/statements/get-statement';
import { addDays } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { line, makeSent, today } from '@/tests/domain/invoices/drafts';
import { creditTold } from '@/tests/domain/ledger/credit-told';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });

/** What is kept, against what a statement of today makes of the entries. */
async function compare(): Promise<void> {
  const span = { name: 'all', from: null, to: today() } as const;
  const { closingMinor, ageing, due, lines } = await getStatement(cast.dana, { span });
  const [balance] = await getBalances(cast.dana, brightwater);
  expect(closingMinor).toBe(balance?.amountMinor ?? 0n);
  expect(lines.at(-1)?.balanceMinor).toBe(closingMinor);
  const [credit] = await creditTold(cast.dana, brightwater);
  expect(ageing.unusedMinor).toBe(credit?.amountMinor ?? 0n);
  const [owed] = await ownerQuery<{ minor: bigint | string }>(
    `SELECT coalesce(sum(total_minor - paid_minor - credited_minor), 0) AS minor FROM invoice
     WHERE client_id = $1 AND state IN ('open', 'uncollectible')`,
    [brightwater.clientId],
  );
  expect(due.reduce((sum, { openMinor }) => sum + openMinor, 0n)).toBe(BigInt(owed?.minor ?? 0));
}

it('a statement of today agrees with what the verbs keep, after each of them', async () => {
  const bill = (unitMinor: bigint) => makeSent({ lines: [line({ unitMinor })] });
  const [first, second, third] = [await bill(100_000n), await bill(50_000n), await bill(30_000n)];
  await compare();
  await voidInvoice(cast.tom, { id: third, reason: 'sent twice' });
  await compare();
  const { paymentId } = await recordPayment(cast.tom, {
    invoiceId: first,
    amount: usd(120_000n),
    method: 'bank_transfer',
    receivedOn: addDays(today(), -3),
    reference: null,
    beyond: 'credit',
    key: newId(),
  });
  await compare();
  await issueCreditNote(cast.tom, {
    invoiceId: first,
    amount: usd(15_000n),
    reason: 'An hour too many',
    key: newId(),
  });
  await compare();
  await applyCredit(cast.dana, { currency: 'USD' });
  await compare();
  await refundPayment(cast.ruth, {
    paymentId,
    amount: usd(10_000n),
    reason: 'Asked for',
    invoiceId: first,
    credits: false,
    key: newId(),
  });
  await compare();
  await markUncollectible(cast.ruth, { id: second, uncollectible: true, reason: 'Closed' });
  await compare();
  const receipt = await getReceipt(cast.dana, { id: paymentId });
  const parts = receipt.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  expect(parts + receipt.creditMinor).toBe(120_000n);
  expect(receipt.number).toMatch(/^R-\d+$/);
  expect(receipt.back).toMatchObject([{ kind: 'refund', amountMinor: 10_000n, certain: true }]);
});
