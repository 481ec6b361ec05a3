import { recordPayment } from '@/domain/payments/record-payment';
import { askQuestion } from '@/domain/questions/ask-question';
import { sendDueReminders } from '@/domain/reminders/send-due-reminders';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, tom } = cast;

/** Sent on Monday 2 November, due on Monday 30 November 2026; the firm is in Seattle, 8 hours behind. */
export const dueOn = '2026-11-30';
export const at = (day: string, utc = '18:00') => new Date(`${day}T${utc}:00Z`);
export const friday = at('2026-11-27');
export const weekAfter = at('2026-12-07');

export async function bill(): Promise<string> {
  return withClock(at('2026-11-02'), () => makeSent({ dueOn }));
}
export const run = (when: Date) => withClock(when, () => sendDueReminders(JOB));

/** The reminders of a bill, as days from its due day. */
export async function sentOf(invoiceId: string) {
  const rows = await ownerQuery<{ days: number; level: number }>(
    'SELECT days, level FROM reminder WHERE invoice_id = $1 ORDER BY level',
    [invoiceId],
  );
  return rows.map(({ days, level }) => [level, days]);
}

export async function pay(invoiceId: string, amountMinor: bigint) {
  await recordPayment(tom, {
    invoiceId,
    amount: { amountMinor, currency: 'USD' },
    method: 'cheque',
    receivedOn: '2026-11-20',
    reference: null,
    key: newId(),
  });
}

/** A bank debit under way, as Stripe's word would leave it. */
export async function clear(invoiceId: string, amountMinor: bigint) {
  const id = newId();
  await ownerQuery(
    `INSERT INTO payment (id, client_id, state, method, currency, amount_minor)
     SELECT $1, client_id, 'processing', 'bank_debit', currency, $3 FROM invoice WHERE id = $2`,
    [id, invoiceId, amountMinor],
  );
  await ownerQuery(
    `INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor)
     SELECT $1, client_id, id, $3, $4 FROM invoice WHERE id = $2`,
    [newId(), invoiceId, id, amountMinor],
  );
  return id;
}

export const ask = (invoiceId: string, kind: 'question' | 'dispute') =>
  withClock(friday, () =>
    askQuestion(dana, { invoiceId, lineId: null, kind, text: 'Is this right?', key: newId() }),
  );
