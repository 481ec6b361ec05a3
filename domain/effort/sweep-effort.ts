import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { sendJobs } from '@/lib/jobs';
import { authorize } from '../authorize';
import { READ_TYPES, VISIT_GAP_MS } from './task';

/** Events that are looked at in one statement, and for how long a sweep goes on before others have their turn. */
const A_BATCH = 20_000;
const LONGEST_MS = 30_000;
/** Clients asked for at one sweep; who is left over is due at the next. */
const MOST = 1_000;
/** A visit has ended when nothing was heard of it for its gap, and a little. */
const AFTER_MS = VISIT_GAP_MS + 60_000;

/**
 * Finds whose events are to be looked through. The sealed log has an order of its own, in which a late event is new too, so
 * that following it misses nothing; who did something is due when the visit has ended. Asks for those whose time has come.
 * @returns how many were asked for
 */
export async function sweepEffort(actor: MachineActor): Promise<number> {
  authorize(actor, 'effort.observe');
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until) {
    if ((await dbAs(actor, followLog)) < A_BATCH) break;
  }
  return dbAs(actor, async (db) => {
    const due = await db.$queryRaw<{ clientId: string }[]>(sql`
      SELECT client_id AS "clientId" FROM effort_due WHERE due_at <= ${now()} ORDER BY due_at LIMIT ${MOST}`);
    await sendJobs(
      db,
      'effort.observe',
      due.map(({ clientId }) => ({ singletonKey: clientId, payload: { clientId } })),
    );
    return due.length;
  });
}

/** Notes who did something since the mark, and moves it. @returns how many events it has passed */
async function followLog(db: Db): Promise<number> {
  const [moved] = await db.$queryRaw<{ passed: number }[]>(sql`
    WITH mark AS MATERIALIZED (SELECT seq FROM effort_mark WHERE id = 1 FOR UPDATE),
    batch AS MATERIALIZED (
      SELECT s.seq, a.client_id, a.at, a.type
      FROM (SELECT seq, event_id FROM activity_seal WHERE seq > (SELECT seq FROM mark) ORDER BY seq LIMIT ${A_BATCH}) s
      JOIN activity_event a ON a.id = s.event_id),
    noted AS (
      INSERT INTO effort_due (client_id, from_at, due_at)
      SELECT client_id, min(at), max(at) + ${AFTER_MS} * interval '1 millisecond' FROM batch
      WHERE client_id IS NOT NULL AND type = ANY (${READ_TYPES}::text[])
      GROUP BY client_id ORDER BY client_id
      ON CONFLICT (client_id) DO UPDATE SET from_at = least(effort_due.from_at, excluded.from_at),
                                            due_at = least(effort_due.due_at, excluded.due_at)),
    moved AS (UPDATE effort_mark SET seq = coalesce((SELECT max(seq) FROM batch), seq) WHERE id = 1)
    SELECT count(*)::int AS passed FROM batch`);
  return moved?.passed ?? 0;
}
