import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorizeEmployee } from '../authorize';
import { isPresent, provedAtOf } from './presence';

/** Whether somebody at the firm has proved lately that it is them, so that what asks for it can be shown at once. One statement. */
export async function getPresence(actor: Actor): Promise<boolean> {
  authorizeEmployee(actor, 'session.prove');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ provedAt: Date | null }[]>(sql`SELECT ${provedAtOf(actor)} AS "provedAt"`),
  );
  return isPresent(row?.provedAt ?? null);
}
