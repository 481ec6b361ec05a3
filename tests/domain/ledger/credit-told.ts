import { creditOf } from '@/domain/ledger/credit-of';
import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';

/** What a client is told to have to their credit, each currency apart, by the sum that every page shows. */
export function creditTold(actor: Actor, { clientId }: { clientId: string }): Promise<Money[]> {
  return readAs(actor, (db) =>
    db.$queryRaw<Money[]>(sql`
      SELECT told.* FROM (
        SELECT b.currency, ${creditOf(sql`b.client_id`, sql`b.currency`)} AS "amountMinor" FROM client_balance b
        WHERE b.client_id = ${clientId}::uuid) told
      WHERE told."amountMinor" > 0 ORDER BY told.currency`),
  );
}
