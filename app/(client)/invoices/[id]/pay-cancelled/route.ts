import { cancelCheckout } from '@/domain/payments/cancel-checkout';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { openRoute } from '@/lib/route';
import { findActor } from '@/lib/session';

/**
 * Where Stripe's "back" leads: written down, and on to the invoice, whose page says what there is to say to whoever may
 * not see it, or is not signed in any more.
 */
export const GET = openRoute({}, async ({ request, params }) => {
  const location = `/invoices/${publicId('in', parseId('in', params.id ?? ''))}`;
  const actor = await findActor();
  const checkout = new URL(request.url).searchParams.get('checkout') ?? '';
  if (actor?.kind === 'contact') {
    try {
      await cancelCheckout(actor, { checkoutId: parseId('ck', checkout) });
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
    }
  }
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store' },
  });
});
