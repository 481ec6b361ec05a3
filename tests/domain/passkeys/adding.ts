import { addPasskey, beginPasskey } from '@/domain/passkeys/add-passkey';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import type { PersonActor } from '@/lib/session-row';
import { Authenticator } from '@/tests/support/authenticator';
import { ownerQuery } from '@/tests/support/database';

/** A new passkey of somebody's, with their proof of presence fresh. Answers it, and its public id. */
export async function addOne(
  actor: PersonActor,
  name = 'My telephone',
): Promise<{ authenticator: Authenticator; id: string }> {
  await ownerQuery('UPDATE session SET proved_at = now() WHERE id = $1', [actor.sessionId]);
  const authenticator = new Authenticator();
  await addPasskey(actor, { name, answer: authenticator.create(await beginPasskey(actor)) });
  const { passkeys } = await listPasskeys(actor);
  return { authenticator, id: passkeys.at(-1)?.id ?? '' };
}

/** What the log says of passkeys and of who was asked, the oldest first. */
export async function loggedSince(before: Date): Promise<string[]> {
  const rows = await ownerQuery<{ type: string; reason: string | null }>(
    `SELECT type, data->>'reason' AS reason FROM activity_event
     WHERE (type LIKE 'passkey.%' OR type LIKE 'presence.%' OR type LIKE 'signin.%') AND at >= $1 ORDER BY id`,
    [before],
  );
  return rows.map(({ type, reason }) => (reason ? `${type} ${reason}` : type));
}
