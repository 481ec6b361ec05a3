import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { authorize } from '../authorize';

/** Sealing takes a second; what waits longer than this waits for somebody to look. */
const LATE_AFTER_MS = 60_000;

/** Whether something has waited too long since that instant; nothing waits where it is null. */
export function isLate(waitingSince: Date | null): boolean {
  return waitingSince !== null && now().getTime() - waitingSince.getTime() > LATE_AFTER_MS;
}

/** Writes an incident while something has waited for more than a minute to be sealed. Asked for each minute. */
export async function watchSealing(actor: Actor): Promise<void> {
  authorize(actor, 'log.watch');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ since: Date | null }[]>(
      sql`SELECT min(queued_at) AS since FROM activity_unsealed`,
    ),
  );
  const since = row?.since ?? null;
  if (!since || !isLate(since)) return;
  recordIncident(`Events wait to be sealed since ${since.toISOString()}.`, 'sealing');
}
