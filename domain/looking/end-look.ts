import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeOnlooker } from '../authorize';

/** Ends a look: from the next request on the session is the firm's own again. Answers the client that was looked at. */
export async function endLook(actor: Actor): Promise<{ client: string }> {
  authorizeOnlooker(actor, 'look.end');
  const { looker, sessionId, clientId, contactId } = actor;
  await dbAs(looker, async (db) => {
    const ended = await db.portalLook.updateMany({
      where: { sessionId, endedAt: null },
      data: { endedAt: now() },
    });
    if (ended.count === 0) return;
    await recordActivity(db, looker, {
      type: 'look.ended',
      clientId,
      contactId,
      subject: { kind: 'contact', id: publicId('co', contactId) },
      data: {},
    });
  });
  return { client: publicId('cl', clientId) };
}
