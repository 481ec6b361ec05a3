import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';
import { creditOf } from './credit-of';

/**
 * What a client has to their credit, each currency apart: money and credit notes that no bill has taken, and that are not
 * going back. Another client's is not there.
 */
export async function getCredit(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<Money[]> {
  authorize(actor, 'invoice.list');
  return readAs(actor, (db) =>
    db.$queryRaw<Money[]>(sql`
      SELECT credit.* FROM (
        SELECT b.currency, ${creditOf(sql`b.client_id`, sql`b.currency`)} AS "amountMinor" FROM client_balance b
        WHERE b.client_id = ${clientId}::uuid) credit
      WHERE credit."amountMinor" > 0 ORDER BY credit.currency`),
  );
}
