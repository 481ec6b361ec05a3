import { type Reads, sql } from '@/lib/db';
import { IS_LEAVING } from './lock-record';

/** What a kit's key is bound to. */
export function kitContext(kit: { id: string; clientId: string; personId: string }): string {
  return `exit kit ${kit.id} of client ${kit.clientId} for ${kit.personId}`;
}

/** Whether the document `d` belongs into a kit: what its client was given and has, and what they sent. */
export const IN_KIT = sql`
  ((d.state = 'published' OR (d.state = 'ready' AND d.item_id IS NOT NULL)) AND NOT ${IS_LEAVING})`;

/** How many of these documents their reader may still be given, by the policies that hold for them. */
export async function countStillGiven(db: Reads, documents: readonly string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM document d WHERE d.id = ANY (${[...documents]}::uuid[]) AND ${IN_KIT}`);
  return row?.count ?? 0;
}
