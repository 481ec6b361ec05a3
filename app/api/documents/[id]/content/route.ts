import { readGranted } from '@/domain/looks/read-granted';
import { fileResponse } from '@/lib/file-response';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/** The bytes of a document that was opened (`?grant=gr_…`), whole or by ranges. */
export const GET = route({}, async ({ request, actor, params }) => {
  const grant = new URL(request.url).searchParams.get('grant') ?? '';
  const document = await readGranted(actor, {
    documentId: parseId('do', params.id ?? ''),
    grantId: parseId('gr', grant),
  });
  const disposition = document.purpose === 'open' ? 'inline' : 'attachment';
  return fileResponse(request, { ...document, disposition });
});
