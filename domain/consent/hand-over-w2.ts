import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockConsents } from '../documents/w2-consent';

/**
 * Records that a held W-2 went to somebody on paper: it waits for them no more.
 * @throws PortalError not_found; conflict where they have it already, here or on paper
 */
export async function handOverW2(
  actor: Actor,
  { documentId, contactId }: { documentId: string; contactId: string },
): Promise<void> {
  authorizeEmployee(actor, 'delivery.hand_over');
  await dbAs(actor, async (db) => {
    await lockConsents(db, [contactId]);
    const delivery = await db.w2Delivery.findUnique({
      where: { documentId_contactId: { documentId, contactId } },
      select: { clientId: true },
    });
    if (!delivery) throw notFound();
    const { count } = await db.w2Delivery.updateMany({
      where: { documentId, contactId, furnishedAt: null, handedOverAt: null },
      data: { handedOverAt: now(), handedOverBy: actor.personId },
    });
    if (count === 0) throw new PortalError('conflict', 'consent.has_it_already');
    await recordActivity(db, actor, {
      type: 'document.handed_over',
      ...{ clientId: delivery.clientId, contactId },
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
  });
}
