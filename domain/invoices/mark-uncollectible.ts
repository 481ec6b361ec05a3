import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { lockInvoice } from './lock-invoice';

/**
 * Gives an open invoice up, or expects it again. Stripe's `uncollectible`: nobody is reminded of it any more, the client
 * owes it all the same and can still pay it. What is so already stays so.
 * @param reason why, for the log and the firm
 * @throws PortalError not_found; conflict for a draft, and for what is settled or cancelled.
 */
export async function markUncollectible(
  actor: Actor,
  { id, uncollectible, reason }: { id: string; uncollectible: boolean; reason: string },
): Promise<void> {
  authorize(actor, 'invoice.give_up');
  const [from, to] = uncollectible
    ? (['open', 'uncollectible'] as const)
    : (['uncollectible', 'open'] as const);
  await dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, id);
    if (invoice.state === to) return;
    if (invoice.state !== from) throw new PortalError('conflict', 'invoices.errors.not_open');
    await db.invoice.update({ where: { id }, data: { state: to }, select: { id: true } });
    await recordActivity(db, actor, {
      type: 'invoice.changed',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { from, to },
      reason,
    });
  });
}
