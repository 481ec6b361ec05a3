import { recordActivity } from '@/domain/activity/record-activity';
import type { ContactActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/**
 * Somebody came back from the page to pay on without paying. The page stays open, so that they can go there again.
 * @returns the invoice's id
 * @throws PortalError not_found for a checkout of another client
 */
export async function cancelCheckout(
  actor: ContactActor,
  { checkoutId }: { checkoutId: string },
): Promise<{ invoiceId: string }> {
  authorize(actor, 'invoice.pay');
  return dbAs(actor, async (db) => {
    const checkout = await db.checkout.findUnique({
      where: { id: checkoutId },
      select: { invoiceId: true, clientId: true, state: true },
    });
    if (!checkout) throw notFound();
    // An address that is opened again later cancels nothing.
    if (checkout.state === 'open') {
      await recordActivity(db, actor, {
        type: 'checkout.cancelled',
        clientId: checkout.clientId,
        subject: { kind: 'invoice', id: publicId('in', checkout.invoiceId) },
        data: {},
      });
    }
    return { invoiceId: checkout.invoiceId };
  });
}
