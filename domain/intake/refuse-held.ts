import { type Db, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';

/**
 * Whether a legal hold stands on a document or on all of its client's, for whoever would destroy it. Waits for one that is being
 * put on at this moment; the database refuses in the same way.
 */
export async function isHeld(
  db: Db,
  { id, clientId }: { id: string; clientId: string | null },
): Promise<boolean> {
  if (!clientId) return false;
  await db.$executeRaw(sql`SELECT app.await_holds(${clientId}::uuid, false)`);
  const [row] = await db.$queryRaw<{ held: boolean }[]>(
    sql`SELECT app.is_held(${clientId}::uuid, ${id}::uuid) AS held`,
  );
  return row?.held ?? false;
}

/** @throws PortalError conflict while a document is held */
export async function refuseHeld(
  db: Db,
  document: { id: string; clientId: string | null },
): Promise<void> {
  if (await isHeld(db, document)) throw new PortalError('conflict', 'records.errors.held');
}
