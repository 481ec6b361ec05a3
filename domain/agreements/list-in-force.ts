import { dayToDb, type Day } from '@/lib/clock';
import { type Reads, sql } from '@/lib/db';
import { SIGNED_UP, type SignedUp, type SignedUpRow, toSignedUp } from '../clients/signed-up';

type Bill = {
  clientId: string;
  /** A UUID; of a bill that was not saved yet, the one that it will have. */
  invoiceId: string;
  /** The day that it is for, unless it bills a span of an agreement. */
  day: Day;
};

/**
 * What a bill is held against, the agreement that it was raised from first: whatever the client has signed up for on the
 * day that it is for. What was agreed for once is no longer there when it has been billed. One statement.
 */
export async function listInForce(
  db: Reads,
  { clientId, invoiceId, day }: Bill,
): Promise<SignedUp[]> {
  const rows = await db.$queryRaw<{ agreement: SignedUpRow }[]>(sql`
    WITH bill AS (
      SELECT b.agreement_id, coalesce(b.period_from, ${dayToDb(day)}::date) AS "on"
      FROM (SELECT 1) one LEFT JOIN invoice b ON b.id = ${invoiceId}::uuid)
    SELECT ${SIGNED_UP} AS agreement FROM agreement a CROSS JOIN bill
    WHERE a.client_id = ${clientId}::uuid
      AND (a.id = bill.agreement_id
        OR (a.starts_on <= bill."on" AND (a.ends_on IS NULL OR a.ends_on >= bill."on")
            AND NOT (a.period = 'once' AND EXISTS (
              SELECT 1 FROM agreement_item t JOIN invoice_line l ON l.agreement_item_id = t.id
                JOIN invoice i ON i.id = l.invoice_id
              WHERE t.agreement_id = a.id AND i.id <> ${invoiceId}::uuid AND i.state NOT IN ('draft', 'void')))))
    ORDER BY coalesce(a.id = bill.agreement_id, false) DESC, a.starts_on DESC, a.id`);
  return rows.map(({ agreement }) => toSignedUp(agreement));
}
