import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';

/** Closes the pages that are open to pay an invoice on: it was cancelled, or is paid already. */
export async function expireCheckouts(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<void> {
  authorize(actor, 'payment.follow');
  const open = await dbAs(actor, (db) =>
    db.checkout.findMany({
      where: { state: 'open', lines: { some: { invoiceId } } },
      select: { id: true, stripeSessionId: true },
    }),
  );
  for (const checkout of open) await closeCheckout(checkout);
}
