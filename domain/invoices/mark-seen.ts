import { type Actor, isContact } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

/**
 * A contact of the client looks at an invoice, as the browser reports once it is before their eyes; never from
 * rendering, which prefetching and mail scanners do too. The first look sets "seen", every look is recorded.
 * @throws PortalError not_found for another client's, and for a draft.
 */
export async function markSeen(actor: Actor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'invoice.see');
  if (!isContact(actor)) throw notFound();
  await dbAs(actor, async (db) => {
    const invoice = await db.invoice.findUnique({
      where: { id },
      select: { clientId: true, seenAt: true },
    });
    if (!invoice) throw notFound();
    if (!invoice.seenAt) {
      await db.invoice.updateMany({
        where: { id, seenAt: null },
        data: { seenAt: now(), seenBy: actor.personId },
      });
    }
    await recordActivity(db, actor, {
      type: 'invoice.viewed',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: {},
    });
  });
}
