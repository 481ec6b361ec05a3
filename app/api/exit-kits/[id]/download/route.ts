import { asksForPresence } from '@/domain/access/presence';
import { grantExitKit } from '@/domain/records/open-exit-kit';
import { isContact } from '@/lib/actor';
import { parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';

/**
 * A form's button: writes the download down, and sends the browser to the file. It needs no script. Where a proof of presence ran
 * out since the page was drawn, the page is drawn anew, and asks for it.
 */
export const POST = route({}, async ({ request, actor, params }) => {
  const kitId = parseId('ek', params.id ?? '');
  try {
    const { grantId } = await grantExitKit(actor, { kitId });
    const id = publicId('ek', kitId);
    return seeOther(`/api/exit-kits/${id}/content?grant=${publicId('eg', grantId)}`);
  } catch (error) {
    if (!asksForPresence(error)) throw error;
    return seeOther(isContact(actor) ? '/take-out' : pageOf(request));
  }
});

/** The page of ours that the form stands on: which client's it is, the browser says. */
function pageOf(request: Request): string {
  const from = request.headers.get('referer');
  const path = from ? new URL(from).pathname : '';
  return path.startsWith('/staff/clients/') ? path : '/staff/clients';
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
