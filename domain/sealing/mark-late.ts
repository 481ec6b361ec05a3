import { type Db, sql } from '@/lib/db';

/** Something of a client that became known after it could have been judged. */
export type Late = { clientId: string; fromAt: Date };

/**
 * Has clients judged anew from an instant on. Rows of their own rather than one a client: whoever judges holds up nobody who
 * adds one. The job that judges is the caller's to send.
 */
export async function markLate(db: Db, late: readonly Late[]): Promise<void> {
  if (late.length === 0) return;
  const earliest = new Map<string, Date>();
  for (const { clientId, fromAt } of late) {
    const known = earliest.get(clientId);
    if (!known || fromAt < known) earliest.set(clientId, fromAt);
  }
  await db.$executeRaw(sql`
    INSERT INTO signal_late (client_id, from_at)
    SELECT * FROM unnest(${[...earliest.keys()]}::uuid[], ${[...earliest.values()]}::timestamptz[])`);
}
