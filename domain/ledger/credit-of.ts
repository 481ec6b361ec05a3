import { sql, type Sql } from '@/lib/db';

/**
 * What a client has to their credit in a currency, in minor units, to stand in a statement: what they owe on their bills
 * less what they owe by the ledger, and less what is on its way back to them, as far as no bill has it. Never below zero.
 * Columns are to be named with their table, and the tables otherwise than in here: `owing`, `kept`, `leaving`, `source` and
 * `given` are taken.
 */
export function creditOf(clientId: Sql, currency: Sql): Sql {
  return sql`greatest(0,
    (SELECT coalesce(sum(owing.total_minor - owing.paid_minor - owing.credited_minor), 0) FROM invoice owing
      WHERE owing.client_id = ${clientId} AND owing.currency = ${currency} AND owing.state IN ('open', 'uncollectible'))
    - (SELECT coalesce(sum(kept.balance_minor), 0) FROM client_balance kept
        WHERE kept.client_id = ${clientId} AND kept.currency = ${currency})
    - (SELECT coalesce(sum(least(leaving.minor, greatest(0, source.amount_minor - source.refunded_minor + leaving.minor
          - (SELECT coalesce(sum(given.amount_minor), 0) FROM allocation given WHERE given.payment_id = source.id)))), 0)
        FROM (SELECT payment_id, sum(amount_minor) AS minor FROM refund
              WHERE client_id = ${clientId} AND currency = ${currency} AND state = 'pending' GROUP BY payment_id) leaving
        JOIN payment source ON source.id = leaving.payment_id))::bigint`;
}
