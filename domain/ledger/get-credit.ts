import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';

/**
 * What a client has to their credit, each currency apart: money and credit notes that no bill has taken, and that are not
 * going back. It is what they owe on their bills less what they owe by the ledger, so that one statement over kept sums says
 * it; what is on its way back comes off as far as no bill has it. Another client's is not there.
 */
export async function getCredit(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<Money[]> {
  authorize(actor, 'invoice.list');
  return readAs(actor, (db) =>
    db.$queryRaw<Money[]>(sql`
      SELECT b.currency, (owed.minor - b.balance_minor - leaving.minor)::bigint AS "amountMinor"
      FROM client_balance b
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(i.total_minor - i.paid_minor - i.credited_minor), 0) AS minor FROM invoice i
        WHERE i.client_id = b.client_id AND i.currency = b.currency AND i.state IN ('open', 'uncollectible')) owed
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(least(r.minor, greatest(y.amount_minor - y.refunded_minor + r.minor - given.minor, 0))), 0) AS minor
        FROM (SELECT payment_id, sum(amount_minor) AS minor FROM refund
              WHERE client_id = b.client_id AND currency = b.currency AND state = 'pending' GROUP BY payment_id) r
        JOIN payment y ON y.id = r.payment_id
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(a.amount_minor), 0) AS minor FROM allocation a WHERE a.payment_id = y.id) given) leaving
      WHERE b.client_id = ${clientId}::uuid AND owed.minor - b.balance_minor > leaving.minor ORDER BY b.currency`),
  );
}
