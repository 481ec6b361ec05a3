import { asksForPresence } from '@/domain/access/presence';
import { drawMark } from '@/components/paper/draw-mark';
import { type Grant, grantDocument } from '@/domain/looks/grant-document';
import { asksForReason } from '@/domain/looks/look-reason';
import { hasNoCopy } from '@/domain/looks/mark-copy';
import { isContact } from '@/lib/actor';
import { parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';

/**
 * A form's button: writes the download down, and sends the browser to the file, of an earlier version where `?version=`
 * says so, and before it was signed with `?original`. It needs no script. Where a proof of presence ran out since the page
 * was drawn, or somebody at the firm has to say why they look, the page asks for it.
 */
export const POST = route({}, async ({ request, actor, params }) => {
  const documentId = parseId('do', params.id ?? '');
  const id = publicId('do', documentId);
  const search = new URL(request.url).searchParams;
  const purpose = search.has('original') ? 'original' : 'download';
  const asked = Number(search.get('version') ?? '');
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  let grant: Grant;
  try {
    grant = await grantDocument(actor, { documentId, purpose, version }, drawMark);
  } catch (error) {
    // The page asks, or says why there is none.
    if (!asksForPresence(error) && !asksForReason(error) && !hasNoCopy(error)) throw error;
    return seeOther(isContact(actor) ? `/documents/${id}` : `/staff/documents/${id}`);
  }
  return seeOther(`/api/documents/${id}/content?grant=${publicId('gr', grant.grantId)}`);
});

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
