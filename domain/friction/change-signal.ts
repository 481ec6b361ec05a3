import type { Actor } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';

/** A signal as it was when it was locked for a change. */
export type LockedSignal = {
  id: string;
  clientId: string;
  rule: string;
  state: 'open' | 'taken' | 'snoozed' | 'dismissed' | 'settled' | 'withdrawn';
  takenBy: string | null;
  takenByName: string | null;
};

/**
 * Locks a signal by its public id and lets `change` work on it, in one transaction.
 * @throws PortalError not_found for a client's that the employee does not see; conflict when it has ended by itself.
 */
export async function changeSignal(
  actor: Actor,
  signalId: string,
  change: (db: Db, signal: LockedSignal) => Promise<void>,
): Promise<void> {
  authorizeEmployee(actor, 'signal.work');
  const id = parseId('si', signalId);
  await dbAs(actor, async (db) => {
    const [signal] = await db.$queryRaw<LockedSignal[]>(sql`
      SELECT s.id, s.client_id AS "clientId", s.rule, s.state, s.taken_by AS "takenBy",
             (SELECT p.name FROM person p WHERE p.id = s.taken_by) AS "takenByName"
      FROM signal s WHERE s.id = ${id}::uuid FOR UPDATE`);
    if (!signal) throw notFound();
    if (signal.state === 'settled' || signal.state === 'withdrawn') {
      throw new PortalError('conflict', 'errors.signal_settled');
    }
    await change(db, signal);
  });
}
