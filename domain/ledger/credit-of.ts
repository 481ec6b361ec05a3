import { sql } from '@/lib/db';

type Fragment = ReturnType<typeof sql>;

/**
 * What a client has to their credit in a currency, in minor units, to stand in a statement: what they owe on their bills
 * less what they owe by the ledger, and less what is on its way back to them. Never below zero. Columns are to be named with
 * their table, and the tables otherwise than in here: `owing`, `kept` and `leaving` are taken.
 */
export function creditOf(clientId: Fragment, currency: Fragment): Fragment {
  return sql`greatest(0,
    (SELECT coalesce(sum(owing.total_minor - owing.paid_minor - owing.credited_minor), 0) FROM invoice owing
      WHERE owing.client_id = ${clientId} AND owing.currency = ${currency} AND owing.state IN ('open', 'uncollectible'))
    - (SELECT coalesce(sum(kept.balance_minor), 0) FROM client_balance kept
        WHERE kept.client_id = ${clientId} AND kept.currency = ${currency})
    - (SELECT coalesce(sum(leaving.amount_minor), 0) FROM refund leaving
        WHERE leaving.client_id = ${clientId} AND leaving.currency = ${currency} AND leaving.state = 'pending'))::bigint`;
}
