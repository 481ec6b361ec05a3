import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { sendJobs } from '@/lib/jobs';
import { authorize } from '../authorize';

/** So many clients are asked for in one statement. */
const A_PAGE = 1_000;

/**
 * Asks for every client at whom a rule wants to look again by now: what did not happen raises its signal at its time,
 * not when somebody looks. At midnight that may be all of them. @returns how many were asked for
 */
export async function sweepSignals(actor: MachineActor): Promise<number> {
  authorize(actor, 'signal.refresh');
  const at = now();
  return dbAs(actor, async (db) => {
    let asked = 0;
    for (let page = await readDue(db, at, null); page.length > 0;) {
      await sendJobs(
        db,
        'signals.refresh',
        page.map(({ clientId }) => ({ singletonKey: clientId, payload: { clientId } })),
      );
      asked += page.length;
      if (page.length < A_PAGE) break;
      page = await readDue(db, at, page.at(-1) ?? null);
    }
    return asked;
  });
}

type Due = { clientId: string; dueAt: Date };

function readDue(db: Db, at: Date, after: Due | null): Promise<Due[]> {
  const behind = after ?? { dueAt: new Date(0), clientId: '00000000-0000-0000-0000-000000000000' };
  return db.$queryRaw<Due[]>(sql`
    SELECT client_id AS "clientId", due_at AS "dueAt" FROM signal_due
    WHERE due_at <= ${at} AND (due_at, client_id) > (${behind.dueAt}, ${behind.clientId}::uuid)
    ORDER BY due_at, client_id LIMIT ${A_PAGE}`);
}
