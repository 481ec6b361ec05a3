import { markSeenByLink } from '@/domain/invoices/look-by-link';
import { linkActor } from '@/domain/invoices/pay-link';
import { originOf } from '@/lib/origin';
import { openRoute } from '@/lib/route';
import { linkAsked } from '../link-asked';

/** The invoice of a link was before somebody's eyes, told by `sendBeacon` from the page that shows it. */
export const POST = openRoute({ maxBytes: 0 }, async ({ request, params }) => {
  const link = linkActor(params.token ?? '', originOf(request.headers));
  await markSeenByLink(link, linkAsked(request.headers));
  return new Response(null, { status: 204 });
});
