import { type Actor, isContact, isEmployee } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, isUniqueViolation } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry, type Limit } from '@/lib/rate-limit';
import { requirePresence } from '../access/presence';
import { provePresence } from '../access/prove-presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { mayTakeAll } from './kit-asker';

/** Each takes as much room as all that the client has here. */
const LIMIT: Limit = { max: 10, windowSeconds: 86_400 };

/**
 * Asks for everything of a client as one ZIP, made by the worker from what the asker may see. Asked for twice while it is being
 * made, it is one.
 *
 * @param clientId whose; a contact's own client, whichever they name
 * @param password proves at once that it is them, where that was not done lately
 * @throws PortalError as `provePresence`; not_found; forbidden for a contact who may not see everything there, and where a proof of presence is
 * missing or too old; too_many beyond 10 a day
 */
export async function askExitKit(
  actor: Actor,
  { clientId: asked, password }: { clientId?: string | undefined; password?: string | undefined },
): Promise<void> {
  authorize(actor, 'exit_kit.ask');
  if (!isContact(actor) && !isEmployee(actor))
    throw new PortalError('forbidden', 'errors.forbidden');
  const clientId = isContact(actor) ? actor.clientId : asked;
  if (!clientId) throw notFound();
  if (!mayTakeAll(actor)) throw new PortalError('forbidden', 'records.kit.not_all_rights');
  if (password !== undefined) await provePresence(actor, { password });
  await dbAs(actor, async (db) => {
    if ((await db.client.count({ where: { id: clientId } })) === 0) throw notFound();
    await requirePresence(db, actor);
  });
  await countTry(actor, `exit-kit/${actor.personId}`, LIMIT);
  const kitId = newId();
  try {
    await dbAs(actor, async (db) => {
      await db.exitKit.createMany({
        data: {
          ...{ id: kitId, clientId },
          personId: actor.personId,
          sessionId: actor.sessionId,
          askedAt: now(),
          changedAt: now(),
        },
      });
      await recordActivity(db, actor, {
        type: 'exit_kit.asked',
        clientId,
        subject: { kind: 'client', id: publicId('cl', clientId) },
        data: {},
      });
      await sendJob(db, 'exit_kit.make', { kitId }, { singletonKey: kitId });
    });
  } catch (error) {
    // One is being made already.
    if (!isUniqueViolation(error)) throw error;
  }
}
