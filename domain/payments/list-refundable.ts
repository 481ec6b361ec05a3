import type { EmployeeActor } from '@/lib/actor';
import { dayFromDb, type Day } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/** A payment of which something is there to be given back. The id is public. */
export type RefundablePayment = {
  id: string;
  receiptNumber: string | null;
  method: string;
  /** 'Visa ···0092'. */
  instrument: string | null;
  receivedOn: Day | null;
  currency: string;
  /** What of it can go back, in minor units. */
  leftMinor: bigint;
  /** What of that the invoice has. */
  ofInvoiceMinor: bigint;
  /** It came through Stripe, and goes back the same way; else somebody sends it by hand. */
  byStripe: boolean;
};

type Row = Omit<RefundablePayment, 'receivedOn'> & { receivedOn: Date | null };

/** The payments of an invoice of which something can be given back, the newest first. One statement. */
export async function listRefundable(
  actor: EmployeeActor,
  { invoiceId }: { invoiceId: string },
): Promise<RefundablePayment[]> {
  authorize(actor, 'payment.refund');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT y.id, y.receipt_number AS "receiptNumber", y.method::text, y.instrument, y.received_on AS "receivedOn", y.currency,
             y.amount_minor - y.refunded_minor AS "leftMinor", y.stripe_intent_id IS NOT NULL AS "byStripe",
             least(given.minor, y.amount_minor - y.refunded_minor)::bigint AS "ofInvoiceMinor"
      FROM payment y
      CROSS JOIN LATERAL (SELECT sum(a.amount_minor) AS minor FROM allocation a
                          WHERE a.payment_id = y.id AND a.invoice_id = ${invoiceId}::uuid) given
      WHERE y.state = 'succeeded' AND y.amount_minor > y.refunded_minor AND given.minor IS NOT NULL
      ORDER BY y.created_at DESC, y.id DESC`),
  );
  return rows.map((row) => ({
    ...row,
    id: publicId('pa', row.id),
    receivedOn: row.receivedOn && dayFromDb(row.receivedOn),
  }));
}
