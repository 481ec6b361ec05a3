import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import type { PeriodDays } from './effort-filter';
import { DAY_MS } from './task';

/** What is usual is what was so lately. */
export const USUAL_DAYS = 90 satisfies PeriodDays;

/**
 * Keeps what each task usually takes: of each client the median of its tries, and of these the median. Of all clients of the
 * firm, so that somebody who looks after three can compare with all without seeing their rows. Asked for each hour.
 */
export async function keepUsualEffort(actor: MachineActor): Promise<void> {
  authorize(actor, 'effort.observe');
  const at = now();
  const since = new Date(at.getTime() - USUAL_DAYS * DAY_MS);
  await dbAs(
    actor,
    async (db) => {
      await db.$executeRaw(sql`
        WITH each AS (
          SELECT task, client_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY clicks) AS clicks,
                 CASE WHEN count(spent_ms) * 2 >= count(*)
                      THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY spent_ms) END AS ms
          FROM task_attempt WHERE started_at >= ${since} AND started_at < ${at} GROUP BY task, client_id)
        INSERT INTO usual_effort (task, clients, click_tenths, spent_ms, kept_at)
        SELECT task, count(*)::int, round(10 * percentile_cont(0.5) WITHIN GROUP (ORDER BY clicks))::int,
               round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms))::int, ${at}
        FROM each GROUP BY task
        ON CONFLICT (task) DO UPDATE SET clients = excluded.clients, click_tenths = excluded.click_tenths,
                                         spent_ms = excluded.spent_ms, kept_at = excluded.kept_at`);
      await db.$executeRaw(sql`DELETE FROM usual_effort WHERE kept_at < ${at}`);
    },
    { timeoutMs: 60_000 },
  );
}
