import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
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
  const rows = await dbAs(actor, (db) =>
    db.clientBalance.findMany({
      where: { clientId, balanceMinor: { not: 0n } },
      orderBy: { currency: 'asc' },
      select: { currency: true, balanceMinor: true },
    }),
  );
  return rows.map(({ currency, balanceMinor }) => ({ amountMinor: balanceMinor, currency }));
}
