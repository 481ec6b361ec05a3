import type { Actor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';

/** The lines of all checkpoints that were kept, the oldest first, and the firm's day: what the firm lays by. */
export async function listCheckpoints(actor: Actor): Promise<{ day: Day; lines: string[] }> {
  authorize(actor, 'log.prove');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ zone: string; lines: string[] }[]>(sql`
      SELECT f.zone, ARRAY(SELECT c.line FROM activity_checkpoint c ORDER BY c.kept_on) AS lines FROM firm f`),
  );
  return { day: todayIn(row?.zone ?? 'UTC'), lines: row?.lines ?? [] };
}
