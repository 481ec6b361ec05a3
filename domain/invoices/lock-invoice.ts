import { dayFromDb, type Day } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { StoredState } from './status';

/** An invoice as it stands, held until the transaction ends: who else wants to change it waits. */
export type LockedInvoice = {
  id: string;
  clientId: string;
  state: StoredState;
  number: string | null;
  title: string;
  currency: string;
  note: string | null;
  totalMinor: bigint;
  paidMinor: bigint;
  creditedMinor: bigint;
  dueOn: Day | null;
};

/** @throws PortalError not_found for one that the actor may not change, as for none. */
export async function lockInvoice(db: Db, id: string): Promise<LockedInvoice> {
  const [row] = await db.$queryRaw<(Omit<LockedInvoice, 'dueOn'> & { dueOn: Date | null })[]>(sql`
    SELECT id, client_id AS "clientId", state, number, title, currency, note, total_minor AS "totalMinor",
           paid_minor AS "paidMinor", credited_minor AS "creditedMinor", due_on AS "dueOn"
    FROM invoice WHERE id = ${id}::uuid FOR UPDATE`);
  if (!row) throw notFound();
  return { ...row, dueOn: row.dueOn && dayFromDb(row.dueOn) };
}
