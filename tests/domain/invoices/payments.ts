import { newId } from '@/lib/ids';
import { ownerQuery } from '@/tests/support/database';

type Given = {
  state?: 'processing' | 'succeeded' | 'failed';
  amountMinor: bigint;
  method?: string;
  receivedOn?: string | null;
  expectedOn?: string | null;
  changedAt?: Date;
};

/**
 * A payment as another part of the product would leave it, and the invoice's kept sums with it. Written past the
 * verbs, so that these tests stand without the part that takes money.
 */
export async function givePayment(invoiceId: string, given: Given): Promise<string> {
  const id = newId();
  const { state = 'succeeded', amountMinor, method = 'card', changedAt = new Date() } = given;
  await ownerQuery(
    `WITH paid AS (
       INSERT INTO payment (id, client_id, state, method, currency, amount_minor, received_on, expected_on, created_at, changed_at)
       SELECT $1, client_id, $3, $4, currency, $5, $6, $7, $8, $8 FROM invoice WHERE id = $2 RETURNING id, client_id, amount_minor)
     INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor)
     SELECT uuidv7(), client_id, $2, id, amount_minor FROM paid`,
    [
      id,
      invoiceId,
      state,
      method,
      amountMinor,
      given.receivedOn ?? null,
      given.expectedOn ?? null,
      changedAt,
    ],
  );
  if (state === 'succeeded') {
    await ownerQuery(
      `UPDATE invoice SET paid_minor = paid_minor + $2,
         state = CASE WHEN paid_minor + $2 + credited_minor >= total_minor THEN 'paid'::invoice_state ELSE state END,
         paid_at = CASE WHEN paid_minor + $2 + credited_minor >= total_minor THEN $3 ELSE paid_at END
       WHERE id = $1`,
      [invoiceId, amountMinor, changedAt],
    );
  }
  return id;
}

/** A credit note for a part or all of an invoice; what was paid of it goes back, where that is asked for. */
export async function giveCredit(
  invoiceId: string,
  {
    number,
    amountMinor,
    on,
    refund,
  }: { number: string; amountMinor: bigint; on: string; refund?: string },
): Promise<void> {
  await ownerQuery(
    `WITH note AS (
       INSERT INTO credit_note (id, client_id, invoice_id, number, currency, total_minor, applied_minor, issued_on)
       SELECT $1, client_id, id, $3, currency, $4, $4, $5 FROM invoice WHERE id = $2 RETURNING id, client_id, invoice_id, total_minor)
     INSERT INTO allocation (id, client_id, invoice_id, credit_note_id, amount_minor)
     SELECT uuidv7(), client_id, invoice_id, id, total_minor FROM note`,
    [newId(), invoiceId, number, amountMinor, on],
  );
  await ownerQuery(
    `UPDATE invoice SET credited_minor = credited_minor + $2, paid_minor = paid_minor - $3,
       state = CASE WHEN credited_minor + $2 + paid_minor - $3 >= total_minor THEN 'paid'::invoice_state ELSE state END
     WHERE id = $1`,
    [invoiceId, amountMinor, refund ? amountMinor : 0n],
  );
  if (!refund) return;
  await ownerQuery(
    `INSERT INTO ledger_entry (id, client_id, invoice_id, payment_id, kind, currency, amount_minor, "on")
     SELECT $1, client_id, id, $3, 'refund', currency, $4, $5 FROM invoice WHERE id = $2`,
    [newId(), invoiceId, refund, amountMinor, on],
  );
}

/** Moves the due day of a bill that is final, as only time does. */
export async function setDue(invoiceId: string, dueOn: string): Promise<void> {
  await ownerQuery('ALTER TABLE invoice DISABLE TRIGGER invoice_guard');
  await ownerQuery('UPDATE invoice SET due_on = $2 WHERE id = $1', [invoiceId, dueOn]);
  await ownerQuery('ALTER TABLE invoice ENABLE TRIGGER invoice_guard');
}
