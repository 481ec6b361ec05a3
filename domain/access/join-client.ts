import { recordActivity } from '@/domain/activity/record-activity';
import type { ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** Writes down that an invited contact has come, once. `db` is a sign-in's transaction for that very person. */
export async function joinClient(db: Db, actor: ContactActor): Promise<void> {
  const joined = await db.contact.updateMany({
    where: { id: actor.contactId, joinedAt: null, endedAt: null },
    data: { joinedAt: now() },
  });
  if (joined.count === 0) return;
  await recordActivity(db, actor, {
    type: 'contact.joined',
    clientId: actor.clientId,
    subject: { kind: 'contact', id: publicId('co', actor.contactId) },
    data: {},
  });
}
