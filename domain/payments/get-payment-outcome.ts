import {
  LISTED,
  type ListedRow,
  toInvoiceRow,
  type InvoiceRow,
} from '@/domain/invoices/invoice-row';
import { type Actor, STRIPE } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { readCheckout } from '@/lib/payment-fact';
import { retrieveCheckoutSession } from '@/lib/stripe';
import { authorize } from '../authorize';
import { settlePayment } from './settle-payment';

/**
 * What became of a try at paying: `paid` is certain, `clearing` on its way; `waiting` means that we have not heard yet,
 * `unpaid` that nobody has paid on that page.
 */
export type OutcomeKind = 'paid' | 'clearing' | 'failed' | 'waiting' | 'unpaid';

export type PaymentOutcome = {
  kind: OutcomeKind;
  amountMinor: bigint;
  currency: string;
  method: string | null;
  /** 'Visa ···0092'. */
  instrument: string | null;
  /** When it was paid, or failed. */
  at: Date | null;
  /** By when a bank debit should have cleared. */
  expectedOn: Day | null;
  failureCode: string | null;
  /** Trying the same again can't help. */
  hard: boolean;
  /** What was to be paid, what is due first first, and how much of each. */
  invoices: (InvoiceRow & { amountMinor: bigint })[];
  /** Public; once the money is certain. */
  receipt: { id: string; number: string } | null;
  today: Day;
  zone: string;
};

type Row = {
  checkoutState: 'open' | 'completed' | 'expired';
  sessionId: string | null;
  amountMinor: bigint;
  currency: string;
  zone: string;
  paymentId: string | null;
  receiptNumber: string | null;
  paymentState: 'processing' | 'succeeded' | 'failed' | null;
  method: string | null;
  instrument: string | null;
  changedAt: Date | null;
  paymentExpectedOn: Date | null;
  failureCode: string | null;
  failureHard: boolean | null;
  invoices: (ListedRow & { amountMinor: bigint })[];
};

/**
 * What became of a payment, for whoever comes back from the page to pay on. Our rows say it; where they do not yet,
 * Stripe is asked, and its answer settles the payment like a webhook. Never believed: the address that one came by.
 * @throws PortalError not_found for another client's
 */
export async function getPaymentOutcome(
  actor: Actor,
  { checkoutId }: { checkoutId: string },
): Promise<PaymentOutcome> {
  authorize(actor, 'invoice.pay');
  const row = await read(actor, checkoutId);
  const certain = row.paymentState !== null && row.paymentState !== 'failed';
  if (certain || row.checkoutState === 'expired' || !row.sessionId) return toOutcome(row);
  const heard = await askStripe(row.sessionId);
  const fresh = heard === 'nothing' ? row : await read(actor, checkoutId);
  return toOutcome(fresh, heard === 'unpaid');
}

/** What Stripe said now has been settled, or nobody has paid yet, or it could not be asked. */
async function askStripe(sessionId: string): Promise<'settled' | 'unpaid' | 'nothing'> {
  try {
    const session = readCheckout(await retrieveCheckoutSession(sessionId));
    if (!session) return 'nothing';
    await settlePayment(STRIPE, session);
    return session.status === 'complete' || session.kind === 'failed' ? 'settled' : 'unpaid';
  } catch (error) {
    if (error instanceof PortalError) return 'nothing';
    throw error;
  }
}

function read(actor: Actor, checkoutId: string): Promise<Row> {
  return readAs(actor, async (db) => {
    const [[row], invoices] = await Promise.all([
      db.$queryRaw<Omit<Row, 'invoices'>[]>(sql`
        SELECT k.state AS "checkoutState", k.stripe_session_id AS "sessionId", k.amount_minor AS "amountMinor", k.currency,
               f.zone, p.id AS "paymentId", p.receipt_number AS "receiptNumber",
               p.state AS "paymentState", p.method, p.instrument, p.changed_at AS "changedAt",
               p.expected_on AS "paymentExpectedOn", p.failure_code AS "failureCode", p.failure_hard AS "failureHard"
        FROM checkout k CROSS JOIN firm f
        LEFT JOIN LATERAL (
          SELECT * FROM payment y WHERE y.checkout_id = k.id
          ORDER BY (y.state <> 'failed') DESC, y.created_at DESC, y.id DESC LIMIT 1) p ON true
        WHERE k.id = ${checkoutId}::uuid`),
      db.$queryRaw<Row['invoices']>(sql`
        SELECT listed.*, line.amount_minor AS "amountMinor"
        FROM checkout_line line JOIN LATERAL (${LISTED} WHERE i.id = line.invoice_id) listed ON true
        WHERE line.checkout_id = ${checkoutId}::uuid ORDER BY listed."dueOn", listed.id`),
    ]);
    if (!row) throw notFound();
    return { ...row, invoices };
  });
}

function toOutcome(row: Row, unpaid = false): PaymentOutcome {
  return {
    kind: kindOf(row, unpaid),
    amountMinor: row.amountMinor,
    currency: row.currency,
    method: row.method,
    instrument: row.instrument,
    at: row.changedAt,
    expectedOn: row.paymentExpectedOn && dayFromDb(row.paymentExpectedOn),
    failureCode: row.failureCode,
    hard: row.failureHard ?? false,
    invoices: row.invoices.map((invoice) => ({
      ...toInvoiceRow(invoice),
      amountMinor: invoice.amountMinor,
    })),
    receipt:
      row.paymentId && row.receiptNumber
        ? { id: publicId('pa', row.paymentId), number: row.receiptNumber }
        : null,
    today: todayIn(row.zone),
    zone: row.zone,
  };
}

function kindOf({ paymentState, checkoutState }: Row, unpaid: boolean): OutcomeKind {
  if (paymentState === 'succeeded') return 'paid';
  if (paymentState === 'processing') return 'clearing';
  if (paymentState === 'failed') return 'failed';
  return unpaid || checkoutState === 'expired' ? 'unpaid' : 'waiting';
}
