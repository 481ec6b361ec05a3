import { linkActor } from '@/domain/invoices/pay-link';
import { cancelCheckout } from '@/domain/payments/cancel-checkout';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { originOf } from '@/lib/origin';
import { openRoute } from '@/lib/route';

/** Where Stripe's "back" leads whoever came by a link: written down, and on to the invoice. */
export const GET = openRoute({}, async ({ request, params }) => {
  const token = params.token ?? '';
  const checkout = new URL(request.url).searchParams.get('checkout') ?? '';
  try {
    const link = linkActor(token, originOf(request.headers));
    await cancelCheckout(link, { checkoutId: parseId('ck', checkout) });
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/pay/${encodeURIComponent(token)}`, 'cache-control': 'no-store' },
  });
});
