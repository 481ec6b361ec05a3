import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import type { Money } from '@/lib/money';
import { authorize } from '../authorize';

/**
 * What a client owes by the ledger, each currency apart and none that is even; negative is in the client's favour.
 * Another client's are not there.
 */
export async function getBalances(
  actor: ContactActor | EmployeeActor,
  { clientId }: { clientId: string },
): Promise<Money[]> {
  authorize(actor, 'invoice.list');
  return readAs(actor, (db) =>
    db.$queryRaw<Money[]>(sql`
      SELECT b.currency, b.balance_minor AS "amountMinor" FROM client_balance b
      WHERE b.client_id = ${clientId}::uuid AND b.balance_minor <> 0 ORDER BY b.currency`),
  );
}
