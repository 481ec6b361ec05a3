import { deserialize, serialize } from 'node:v8';
import { type Db, type Reads, sql } from '@/lib/db';
import type { DetectorState } from '../detect/detector';
import { rungsToKeep } from './rungs';

/** A state as it is put away: its bytes, and what all is in it. */
export type PutAway = { atMs: number; bytes: Buffer };

/** The state as bytes; what is the same object in it is the same again when it is taken up. */
export function packState(state: DetectorState): PutAway {
  return { atMs: state.nowMs, bytes: serialize(state) };
}

/** @returns null for bytes that this version of Node can't read: whoever asks begins at the beginning. */
export function unpackState(bytes: Uint8Array): DetectorState | null {
  try {
    return deserialize(bytes) as DetectorState;
  } catch {
    return null;
  }
}

/** The newest state of a client by this basis that lies before an instant, and not after now; null where there is none. */
export async function findState(
  db: Reads,
  clientId: string,
  { basis, beforeMs, nowMs }: { basis: string; beforeMs: number; nowMs: number },
): Promise<DetectorState | null> {
  const before = new Date(Math.min(beforeMs, nowMs));
  const [row] = await db.$queryRaw<{ state: Uint8Array }[]>(sql`
    SELECT state FROM judged
    WHERE client_id = ${clientId}::uuid AND basis = ${basis} AND at < ${before} ORDER BY at DESC LIMIT 1`);
  return row ? unpackState(row.state) : null;
}

/**
 * Keeps what a look has put away, and of what was there before what is still right: by the same basis, and not later than
 * where the look began. Of many only those that later looks may begin at.
 */
export async function keepStates(
  db: Db,
  clientId: string,
  {
    basis,
    fromMs,
    nowMs,
    states,
  }: { basis: string; fromMs: number; nowMs: number; states: readonly PutAway[] },
): Promise<void> {
  const there = await db.$queryRaw<{ at: Date; isRight: boolean }[]>(sql`
    SELECT at, basis = ${basis} AND at <= ${dateOf(fromMs)} AS "isRight" FROM judged WHERE client_id = ${clientId}::uuid`);
  const right = there.filter(({ isRight }) => isRight).map(({ at }) => at.getTime());
  const kept = new Set(rungsToKeep([...right, ...states.map(({ atMs }) => atMs)], nowMs));
  const over = there.filter(({ at, isRight }) => !isRight || !kept.has(at.getTime()));
  if (over.length > 0) {
    await db.$executeRaw(sql`
      DELETE FROM judged WHERE client_id = ${clientId}::uuid AND at = ANY (${over.map(({ at }) => at)}::timestamptz[])`);
  }
  for (const { atMs, bytes } of states) {
    if (!kept.has(atMs)) continue;
    await db.$executeRaw(sql`
      INSERT INTO judged (client_id, at, basis, state)
      VALUES (${clientId}::uuid, ${new Date(atMs)}, ${basis}, ${bytes}::bytea)`);
  }
}

/** PostgreSQL's own -infinity is no Date. Nothing happened before this. */
export function dateOf(ms: number): Date {
  return new Date(Math.max(ms, 0));
}
