import { recordActivity } from '@/domain/activity/record-activity';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/**
 * Somebody came back from the page to pay on without paying. The page stays open, so that they can go there again.
 * @returns the ids of the invoices that were to be paid
 * @throws PortalError not_found for a checkout of another client
 */
export async function cancelCheckout(
  actor: Actor,
  { checkoutId }: { checkoutId: string },
): Promise<{ invoiceIds: string[] }> {
  authorize(actor, 'invoice.pay');
  return dbAs(actor, async (db) => {
    const checkout = await db.checkout.findUnique({
      where: { id: checkoutId },
      select: { clientId: true, state: true, lines: { select: { invoiceId: true } } },
    });
    if (!checkout) throw notFound();
    const invoiceIds = checkout.lines.map(({ invoiceId }) => invoiceId);
    // An address that is opened again later cancels nothing.
    if (checkout.state !== 'open') return { invoiceIds };
    for (const invoiceId of invoiceIds) {
      await recordActivity(db, actor, {
        by: 'client',
        type: 'checkout.cancelled',
        clientId: checkout.clientId,
        subject: { kind: 'invoice', id: publicId('in', invoiceId) },
        data: {},
      });
    }
    return { invoiceIds };
  });
}
