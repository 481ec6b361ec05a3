import { grantDocument } from '@/domain/documents/grant-document';
import { parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';

/** A form's button: writes the download down, and sends the browser to the file. It needs no script. */
export const POST = route({}, async ({ actor, params }) => {
  const documentId = parseId('do', params.id ?? '');
  const { grantId } = await grantDocument(actor, { documentId, purpose: 'download' });
  const location = `/api/documents/${publicId('do', documentId)}/content?grant=${publicId('gr', grantId)}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
});
