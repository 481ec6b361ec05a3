import { startCheckout } from '@/domain/payments/start-checkout';
import type { ContactActor } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export type PaymentRow = {
  id: string;
  state: string;
  method: string;
  amount_minor: string;
  instrument: string | null;
  failure_code: string | null;
  failure_hard: boolean | null;
  stripe_intent_id: string | null;
};

/** A bill of $245.00 and the page to pay it on, opened by Dana unless told. */
export async function openCheckout(
  changes: { actor?: ContactActor; amountMinor?: bigint; invoiceId?: string } = {},
) {
  const invoiceId = changes.invoiceId ?? (await makeSent());
  const { actor = cast.dana, amountMinor } = changes;
  const { checkoutId } = await startCheckout(actor, {
    invoiceIds: [invoiceId],
    ...(amountMinor ? { amountMinor } : {}),
  });
  return { invoiceId, checkoutId, ...(await sessionOf(checkoutId)) };
}

async function sessionOf(checkoutId: string): Promise<{ sessionId: string }> {
  const [row] = await ownerQuery<{ stripe_session_id: string }>(
    'SELECT stripe_session_id FROM checkout WHERE id = $1',
    [checkoutId],
  );
  return { sessionId: row?.stripe_session_id ?? '' };
}

export async function invoiceOf(invoiceId: string) {
  const [row] = await ownerQuery<{ state: string; paid_minor: string; number: string }>(
    'SELECT state, paid_minor, number FROM invoice WHERE id = $1',
    [invoiceId],
  );
  return row;
}

export function paymentsOf(invoiceId: string): Promise<PaymentRow[]> {
  return ownerQuery<PaymentRow>(
    `SELECT id, state, method, amount_minor, instrument, failure_code, failure_hard, stripe_intent_id
     FROM payment WHERE id IN (SELECT payment_id FROM allocation WHERE invoice_id = $1) ORDER BY created_at, id`,
    [invoiceId],
  );
}

/** The sum of what the ledger says was paid on an invoice, and how many entries say it. */
export async function ledgerOf(invoiceId: string) {
  const [row] = await ownerQuery<{ count: number; sum: string | null }>(
    `SELECT count(*)::int, sum(amount_minor)::text FROM ledger_entry WHERE invoice_id = $1 AND kind = 'payment'`,
    [invoiceId],
  );
  return row;
}

/** The types of what was logged about an invoice since it was sent, oldest first. */
export async function eventsOf(invoiceId: string): Promise<string[]> {
  const rows = await ownerQuery<{ type: string }>(
    `SELECT type FROM activity_event WHERE subject_id = $1 AND type NOT IN ('invoice.created', 'invoice.sent') ORDER BY at, id`,
    [publicId('in', invoiceId)],
  );
  return rows.map(({ type }) => type);
}

export async function mailKeysOf(prefix: string): Promise<string[]> {
  const rows = await ownerQuery<{ key: string }>(`SELECT key FROM mail WHERE key LIKE $1`, [
    `${prefix}%`,
  ]);
  return rows.map(({ key }) => key);
}
