import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import { inOrderOfLeaving } from './as-left';
import { loadActs } from './load-acts';
import { noteRelease } from './note-release';
import { EffortObserver, type Undecided } from './observer';
import { loadEarlier, storeAttempts } from './store-attempts';
import { windowOf } from './window';

/** A client with a long history, seen for the first time. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Observes one client's tries anew from the earliest event that was not looked at yet, and keeps them. The same events give
 * the same tries, however often and in whichever portions: what was kept of that time is replaced. Does nothing where
 * nothing is due.
 */
export async function refreshEffort(actor: MachineActor, clientId: string): Promise<void> {
  authorize(actor, 'effort.observe');
  const at = now();
  await dbAs(
    actor,
    async (db) => {
      const [due] = await db.$queryRaw<{ fromAt: Date }[]>(sql`
        SELECT from_at AS "fromAt" FROM effort_due WHERE client_id = ${clientId}::uuid FOR UPDATE`);
      if (!due) return;
      const { replaceFromMs, readFromMs } = windowOf(due.fromAt.getTime());
      const since = new Date(replaceFromMs);
      const observer = new EffortObserver(await loadEarlier(db, clientId, since), replaceFromMs);
      const acts = loadActs(db, clientId, new Date(readFromMs));
      for await (const event of inOrderOfLeaving(acts)) observer.take(event);
      const undecided = observer.settle(at.getTime());
      await storeAttempts(db, clientId, since, observer.takeEnded(), await noteRelease(db));
      await keepDue(db, clientId, undecided);
    },
    { timeoutMs: PATIENCE_MS },
  );
}

/** What nobody can judge yet is looked at again when it can be. */
async function keepDue(db: Db, clientId: string, undecided: Undecided | null): Promise<void> {
  await db.$executeRaw(
    undecided
      ? sql`UPDATE effort_due SET from_at = ${new Date(undecided.fromMs)}, due_at = ${new Date(undecided.atMs)}
            WHERE client_id = ${clientId}::uuid`
      : sql`DELETE FROM effort_due WHERE client_id = ${clientId}::uuid`,
  );
}
