import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';

/** Whether any of these clients (row ids), at whom something has changed, is one that the employee sees. One statement. */
export async function seesChange(
  actor: EmployeeActor,
  clientIds: readonly string[],
): Promise<boolean> {
  authorize(actor, 'today.watch');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ sees: boolean }[]>(sql`
      SELECT EXISTS (SELECT FROM client c WHERE c.id = ANY (${[...clientIds]}::uuid[])) AS sees`),
  );
  return row?.sees ?? false;
}
