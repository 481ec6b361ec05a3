import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';

/** For so long after its end somebody may still want to know where a session was, or who looked as the client. */
export const SESSION_KEPT_DAYS = 90;
/** No session outlives its first day by more (lib/session-row.ts), whether or not anybody has ended it. */
const LONGEST_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets the sessions that ended long ago, and what was looked at as the client in them. Answers how many sessions. */
export async function sweepSessions(actor: Actor): Promise<number> {
  authorize(actor, 'session.sweep');
  const before = new Date(now().getTime() - SESSION_KEPT_DAYS * DAY_MS);
  const begunBefore = new Date(before.getTime() - LONGEST_DAYS * DAY_MS);
  return dbAs(actor, async (db) => {
    await db.portalLook.deleteMany({ where: { endsAt: { lt: before } } });
    return db.$executeRaw(sql`
      DELETE FROM session s
      WHERE (s.ended_at < ${before} OR (s.ended_at IS NULL AND s.created_at < ${begunBefore}))
        AND NOT EXISTS (SELECT 1 FROM portal_look l WHERE l.session_id = s.id)`);
  });
}
