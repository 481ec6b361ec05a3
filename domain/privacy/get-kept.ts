import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import { type RetentionRow, toRetention } from '../records/get-paper-rules';

/** For how long the firm keeps the papers of each kind, as it has said. One statement. */
export async function getKept(actor: Actor): Promise<RetentionRow[]> {
  authorize(actor, 'privacy.read');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<RetentionRow[]>(sql`SELECT p.category, p.years FROM retention_period p`),
  );
  return toRetention(rows);
}
