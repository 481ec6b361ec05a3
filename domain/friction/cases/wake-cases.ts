import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';

/** Cases woken at one go; what is left over is woken at the next. */
const MOST = 500;

/**
 * Brings back the cases whose time has come, so that whoever has Today open sees them then. Pages show them from that
 * moment on without it.
 * @returns how many signals are in them
 */
export async function wakeCases(actor: MachineActor): Promise<number> {
  authorize(actor, 'signal.refresh');
  const at = now();
  return dbAs(actor, (db) =>
    db.$executeRaw(sql`
      WITH woken AS (
        UPDATE signal_case SET state = 'open', woken_by = 'time', changed_at = ${at}
        WHERE id IN (SELECT c.id FROM signal_case c WHERE c.state = 'snoozed' AND c.snoozed_until <= ${at}
                     ORDER BY c.id LIMIT ${MOST} FOR UPDATE SKIP LOCKED) RETURNING id)
      UPDATE signal s SET state = 'open', snoozed_until = NULL FROM woken
      WHERE s.case_id = woken.id AND s.state = 'snoozed'`),
  );
}
