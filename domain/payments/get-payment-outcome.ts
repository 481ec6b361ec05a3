import { FACTS, FACTS_JOINS, type FactsRow, factsOf } from '@/domain/invoices/facts-row';
import { deriveStatus, type InvoiceStatus } from '@/domain/invoices/status';
import { type ContactActor, STRIPE } from '@/lib/actor';
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
  /** The id is public. */
  invoice: { id: string; number: string; title: string; dueOn: Day | null; status: InvoiceStatus };
  today: Day;
  zone: string;
};

type Row = FactsRow & {
  checkoutState: 'open' | 'completed' | 'expired';
  sessionId: string | null;
  amountMinor: bigint;
  number: string | null;
  title: string;
  zone: string;
  paymentState: 'processing' | 'succeeded' | 'failed' | null;
  method: string | null;
  instrument: string | null;
  changedAt: Date | null;
  paymentExpectedOn: Date | null;
  failureCode: string | null;
  failureHard: boolean | null;
};

type Asked = { invoiceId: string; checkoutId: string };

/**
 * What became of a payment, for whoever comes back from the page to pay on. Our rows say it; where they do not yet,
 * Stripe is asked, and its answer settles the payment like a webhook. Never believed: the address that one came by.
 * @throws PortalError not_found for another client's
 */
export async function getPaymentOutcome(
  actor: ContactActor,
  asked: Asked,
): Promise<PaymentOutcome> {
  authorize(actor, 'invoice.pay');
  const row = await read(actor, asked);
  const certain = row.paymentState !== null && row.paymentState !== 'failed';
  if (certain || row.checkoutState === 'expired' || !row.sessionId) return toOutcome(row, asked);
  const heard = await askStripe(row.sessionId);
  const fresh = heard === 'nothing' ? row : await read(actor, asked);
  return toOutcome(fresh, asked, heard === 'unpaid');
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

function read(actor: ContactActor, { invoiceId, checkoutId }: Asked): Promise<Row> {
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT k.state AS "checkoutState", k.stripe_session_id AS "sessionId", k.amount_minor AS "amountMinor",
             i.number, i.title, f.zone, ${FACTS},
             p.state AS "paymentState", p.method, p.instrument, p.changed_at AS "changedAt",
             p.expected_on AS "paymentExpectedOn", p.failure_code AS "failureCode", p.failure_hard AS "failureHard"
      FROM checkout k
      JOIN invoice i ON i.id = k.invoice_id
      CROSS JOIN firm f
      ${FACTS_JOINS}
      LEFT JOIN LATERAL (
        SELECT * FROM payment y WHERE y.checkout_id = k.id
        ORDER BY (y.state <> 'failed') DESC, y.created_at DESC, y.id DESC LIMIT 1) p ON true
      WHERE k.id = ${checkoutId}::uuid AND k.invoice_id = ${invoiceId}::uuid`);
    if (!row) throw notFound();
    return row;
  });
}

function toOutcome(row: Row, { invoiceId }: Asked, unpaid = false): PaymentOutcome {
  const { zone } = row;
  const today = todayIn(zone);
  const facts = factsOf(row, zone);
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
    invoice: {
      id: publicId('in', invoiceId),
      number: row.number ?? '',
      title: row.title,
      dueOn: facts.dueOn,
      status: deriveStatus(facts, { today, zone }),
    },
    today,
    zone,
  };
}

function kindOf({ paymentState, checkoutState }: Row, unpaid: boolean): OutcomeKind {
  if (paymentState === 'succeeded') return 'paid';
  if (paymentState === 'processing') return 'clearing';
  if (paymentState === 'failed') return 'failed';
  return unpaid || checkoutState === 'expired' ? 'unpaid' : 'waiting';
}
