import { expect, it } from 'vitest';
import { DraftForm } from '@/domain/invoices/draft-form';
import { saveAndSend } from '@/domain/invoices/save-draft';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { recordPayment } from '@/domain/payments/record-payment';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { draft, makeDraft, makeSent, today } from './drafts';

function form(): DraftForm {
  return DraftForm.parse({
    id: publicId('in', newId()),
    clientId: publicId('cl', brightwater.clientId),
    currency: 'USD',
    dueOn: draft().dueOn,
    'description[]': ['Work'],
    'price[]': ['10'],
  });
}

function payment(invoiceId: string) {
  return {
    invoiceId,
    amount: { amountMinor: 24_500n, currency: 'USD' },
    method: 'cash' as const,
    receivedOn: today(),
    reference: null,
    key: newId(),
  };
}

/** All of them move one balance, and ask for one client's signals to be looked at again. */
it('sends, cancels and records for one client at once, and nobody waits for each other in a ring', async () => {
  for (let round = 0; round < 4; round += 1) {
    const drafts = await Promise.all([makeDraft(), makeDraft(), makeDraft()]);
    const paid = [await makeSent(), await makeSent(), await makeSent()];
    const cancelled = [await makeSent(), await makeSent(), await makeSent()];
    // As where a worker has taken every job: the first to ask again makes the others wait.
    await ownerQuery('DELETE FROM pgboss.job');
    const results = await Promise.allSettled([
      ...drafts.map((id) => sendInvoice(cast.tom, { id })),
      ...paid.map((id) => recordPayment(cast.tom, payment(id))),
      ...cancelled.map((id) => voidInvoice(cast.tom, { id, reason: 'Sent twice' })),
      ...[1, 2, 3].map(() => saveAndSend(cast.tom, form())),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  }
  const wrong = await ownerQuery(
    `SELECT b.currency FROM client_balance b
     WHERE b.balance_minor <> (SELECT sum(l.amount_minor) FROM ledger_entry l
                               WHERE l.client_id = b.client_id AND l.currency = b.currency)`,
  );
  expect(wrong).toEqual([]);
});
