import { authorize } from '@/domain/authorize';
import type { EmployeeActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { type CaseView, readCases } from './case-view';

/** More at one client are no list any more. */
const MOST = 40;

/** What waits for somebody at one client, worst first; `client` is a public id. Two statements. */
export async function listClientCases(
  actor: EmployeeActor,
  input: { client: string },
): Promise<CaseView[]> {
  authorize(actor, 'signal.list');
  const clientId = parseId('cl', input.client);
  return readAs(actor, async (db) => {
    const found = await db.$queryRaw<{ id: string; zone: string }[]>(sql`
      SELECT c.id, f.zone FROM signal_case c CROSS JOIN firm f
      WHERE c.client_id = ${clientId}::uuid
        AND (c.state IN ('open', 'taken') OR (c.state = 'snoozed' AND c.snoozed_until <= ${now()}))
      ORDER BY c.severity DESC, c.raised_at DESC, c.id DESC LIMIT ${MOST}`);
    const today = todayIn(found[0]?.zone ?? 'UTC');
    return readCases(db, actor, { ids: found.map(({ id }) => id), today });
  });
}
