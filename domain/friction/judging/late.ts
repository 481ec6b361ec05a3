import { type Db, type Reads, sql } from '@/lib/db';

/** From when on a client has to be judged anew, and what says so. */
export type Late = { ids: readonly bigint[]; fromMs: number };

/** What became known late of a client since the last look; `Infinity` where nothing did. */
export async function readLate(db: Reads, clientId: string): Promise<Late> {
  const rows = await db.$queryRaw<{ id: bigint; fromAt: Date }[]>(sql`
    SELECT id, from_at AS "fromAt" FROM signal_late WHERE client_id = ${clientId}::uuid`);
  return {
    ids: rows.map(({ id }) => id),
    fromMs: Math.min(...rows.map(({ fromAt }) => fromAt.getTime())),
  };
}

/** It is in the look. What came meanwhile stays, for the next. */
export async function forgetLate(db: Db, { ids }: Late): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw(sql`DELETE FROM signal_late WHERE id = ANY (${ids.map(String)}::bigint[])`);
}

/** Whether something that a waiting signal cites is not in the log any more: then all that was kept of the client is wrong. */
export async function hasLostEvidence(db: Reads, clientId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ lost: boolean }[]>(sql`
    SELECT EXISTS (
      SELECT FROM signal s CROSS JOIN LATERAL unnest(s.evidence) cited(id)
      WHERE s.client_id = ${clientId}::uuid AND s.state IN ('open', 'taken', 'snoozed')
        AND NOT EXISTS (SELECT FROM activity_event a WHERE a.id = cited.id)) AS lost`);
  return row?.lost ?? false;
}
