import { CLEARING } from '@/domain/ledger/clearing';
import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';
import { closeCheckout } from './close-checkout';

/**
 * Closes the pages that are open to pay an invoice on and that ask for more than is left of it now: it was cancelled, or
 * something of it was paid or credited meanwhile. A page that was opened since, for what is left, stays.
 */
export async function expireCheckouts(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<void> {
  authorize(actor, 'payment.follow');
  const open = await readAs(actor, (db) =>
    db.$queryRaw<{ id: string; stripeSessionId: string | null }[]>(sql`
      SELECT k.id, k.stripe_session_id AS "stripeSessionId"
      FROM checkout_line l JOIN checkout k ON k.id = l.checkout_id JOIN invoice i ON i.id = l.invoice_id
      WHERE l.invoice_id = ${invoiceId}::uuid AND k.state = 'open'
        AND (i.state NOT IN ('open', 'uncollectible')
          OR l.amount_minor > i.total_minor - i.paid_minor - i.credited_minor - ${CLEARING})`),
  );
  for (const checkout of open) await closeCheckout(checkout);
}
