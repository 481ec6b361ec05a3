import { endSession } from '@/domain/access/end-session';
import { selfOf } from '@/lib/actor';
import { findActor } from '@/lib/session';

/** Ends the session that this browser bears, if there is one: before it gets another, and on signing out. */
export async function endOwnSession(): Promise<void> {
  const actor = await findActor();
  if (actor) await endSession(selfOf(actor));
}
