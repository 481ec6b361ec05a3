import type { MachineActor } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { sendJobs } from '@/lib/jobs';
import { authorize } from '../authorize';

/** So many clients are asked for in one statement. */
const A_PAGE = 1_000;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Asks for every client: each finds by itself that what was put away is by other rules, and is judged from the beginning.
 * @returns how many were asked for
 */
export async function rejudgeAll(actor: MachineActor): Promise<number> {
  authorize(actor, 'signal.refresh');
  return dbAs(actor, async (db) => {
    let asked = 0;
    for (let after = BEFORE_ALL; ;) {
      const ids = await readClients(db, after);
      await sendJobs(
        db,
        'signals.refresh',
        ids.map((clientId) => ({ singletonKey: clientId, payload: { clientId } })),
      );
      asked += ids.length;
      const last = ids.at(-1);
      if (!last || ids.length < A_PAGE) return asked;
      after = last;
    }
  });
}

async function readClients(db: Db, after: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM client WHERE id > ${after}::uuid ORDER BY id LIMIT ${A_PAGE}`);
  return rows.map(({ id }) => id);
}
