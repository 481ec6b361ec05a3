import { type Reads, sql } from '@/lib/db';
import { now } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';

/**
 * How long a proof of presence counts, in milliseconds. Whoever walks away from an open computer leaves no more than that
 * behind; whoever reads several papers is asked once.
 */
const LASTS_MS = 10 * 60_000;

/** The instant of a session's last proof; it stands in a statement with the session's id. */
export function provedAtOf(actor: PersonActor) {
  return sql`(SELECT s.proved_at FROM session s WHERE s.id = ${actor.sessionId}::uuid AND s.ended_at IS NULL)`;
}

/** Whether a proof of that instant still counts; there was none where it is null. */
export function isPresent(provedAt: Date | null): boolean {
  return provedAt !== null && now().getTime() - provedAt.getTime() < LASTS_MS;
}

/**
 * Lets somebody on who has proved lately, in this very session, that it is them.
 * @throws PortalError forbidden (`access.presence_needed`)
 */
export async function requirePresence(db: Reads, actor: PersonActor): Promise<void> {
  const [row] = await db.$queryRaw<{ provedAt: Date | null }[]>(
    sql`SELECT ${provedAtOf(actor)} AS "provedAt"`,
  );
  if (!isPresent(row?.provedAt ?? null)) throw new PortalError('forbidden', NEEDED);
}

const NEEDED = 'access.presence_needed';

/** Whether that is what an error asks for. */
export function asksForPresence(error: unknown): boolean {
  return error instanceof PortalError && error.messageKey === NEEDED;
}
