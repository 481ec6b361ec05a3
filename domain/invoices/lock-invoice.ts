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
  const [invoice] = await lockInvoices(db, [id]);
  if (!invoice) throw notFound();
  return invoice;
}

/**
 * Several at once, in the order in which they are due. They are locked by their ids, so that two who want the same ones
 * never wait for each other.
 * @throws PortalError not_found where the actor may not change one of them, as where there is none.
 */
export async function lockInvoices(db: Db, ids: readonly string[]): Promise<LockedInvoice[]> {
  const rows = await db.$queryRaw<(Omit<LockedInvoice, 'dueOn'> & { dueOn: Date | null })[]>(sql`
    SELECT id, client_id AS "clientId", state, number, title, currency, note, total_minor AS "totalMinor",
           paid_minor AS "paidMinor", credited_minor AS "creditedMinor", due_on AS "dueOn"
    FROM invoice WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`);
  if (rows.length < new Set(ids).size) throw notFound();
  return rows
    .map((row) => ({ ...row, dueOn: row.dueOn && dayFromDb(row.dueOn) }))
    .sort(oldestFirst);
}

/** What is due first, first: the order in which money that says nothing else is counted. */
export function oldestFirst(
  a: Pick<LockedInvoice, 'id' | 'dueOn'>,
  b: Pick<LockedInvoice, 'id' | 'dueOn'>,
): number {
  const [first, second] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
