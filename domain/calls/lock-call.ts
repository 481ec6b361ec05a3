import type { Reads } from '@/lib/db';
import { sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId } from '@/lib/ids';

/** What somebody wrote down, as it was when it was locked for a change. */
export type LockedCall = {
  id: string;
  clientId: string;
  loggedBy: string;
  heardAt: Date;
  answeredAt: Date | null;
  takenBackAt: Date | null;
};

/** Locks it by its public id. @throws PortalError not_found */
export async function lockCall(db: Reads, callId: string): Promise<LockedCall> {
  const [call] = await db.$queryRaw<LockedCall[]>(sql`
    SELECT l.id, l.client_id AS "clientId", l.logged_by AS "loggedBy", l.heard_at AS "heardAt",
           l.answered_at AS "answeredAt", l.taken_back_at AS "takenBackAt"
    FROM logged_contact l WHERE l.id = ${parseId('cv', callId)}::uuid FOR UPDATE`);
  if (!call) throw notFound();
  return call;
}
