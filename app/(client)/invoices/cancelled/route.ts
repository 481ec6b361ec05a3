import { cancelCheckout } from '@/domain/payments/cancel-checkout';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { openRoute } from '@/lib/route';
import { findActor } from '@/lib/session';

/**
 * Where Stripe's "back" leads: written down, and on to what was to be paid, whose page says what there is to say to
 * whoever may not see it, or is not signed in any more.
 */
export const GET = openRoute({}, async ({ request }) => {
  const actor = await findActor();
  const checkout = new URL(request.url).searchParams.get('checkout') ?? '';
  let location = '/invoices';
  if (actor?.kind === 'contact') {
    try {
      const checkoutId = parseId('ck', checkout);
      const { invoiceIds } = await cancelCheckout(actor, { checkoutId });
      location = addressOf(invoiceIds.map((id) => publicId('in', id)));
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
    }
  }
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store' },
  });
});

/** The invoice, or the page to pay several on with the same ones chosen. */
function addressOf(invoices: string[]): string {
  const [first] = invoices;
  if (invoices.length < 2) return first ? `/invoices/${first}` : '/invoices';
  return `/invoices/pay?${new URLSearchParams(invoices.map((id) => ['invoice', id]))}`;
}
