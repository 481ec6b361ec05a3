import { openPreview } from '@/domain/previews/open-preview';
import { fileResponse } from '@/lib/file-response';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/** The picture that stands for a document until its reader has proved that it is them; asked for by POST, as it is written down. 202 while it is being drawn. */
export const POST = route({}, async ({ request, actor, params }) => {
  const preview = await openPreview(actor, { documentId: parseId('do', params.id ?? '') });
  if (!preview) return new Response(null, { status: 202 });
  const whole = new Request(request.url);
  return fileResponse(whole, {
    ...preview,
    filename: 'preview.png',
    mediaType: 'image/png',
    disposition: 'inline',
  });
});
