import { sql } from '@/lib/db';

type Fragment = ReturnType<typeof sql>;

/**
 * What a client has to their credit in a currency, in minor units, to stand in a statement: what they owe on their bills
 * less what they owe by the ledger, and less what is on its way back to them. Never below zero.
 */
export function creditOf(clientId: Fragment, currency: Fragment): Fragment {
  return sql`greatest(0,
    (SELECT coalesce(sum(o.total_minor - o.paid_minor - o.credited_minor), 0) FROM invoice o
      WHERE o.client_id = ${clientId} AND o.currency = ${currency} AND o.state IN ('open', 'uncollectible'))
    - (SELECT coalesce(sum(b.balance_minor), 0) FROM client_balance b
        WHERE b.client_id = ${clientId} AND b.currency = ${currency})
    - (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r
        WHERE r.client_id = ${clientId} AND r.currency = ${currency} AND r.state = 'pending'))::bigint`;
}
