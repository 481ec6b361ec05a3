import { uploadDocument } from '@/domain/documents/upload-document';
import { sendItem } from '@/domain/requests/send-item';
import { isEmployee } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';

/**
 * Takes one file as the body, streamed: `?name=` as the sender names it, `&size=` in bytes, and `&item=` for what a client
 * sends it. Answers with its id once it is stored whole.
 */
export const PUT = route({ maxBytes: Infinity }, async ({ request, actor }) => {
  const asked = new URL(request.url).searchParams;
  const size = asked.get('size') ?? '';
  if (!/^\d{1,15}$/.test(size)) throw new PortalError('invalid', 'documents.refused.cut_off');
  const upload = {
    filename: asked.get('name') ?? '',
    declaredBytes: Number(size),
    source: request.body ?? nothing(),
  };
  const { documentId, filename, already } = isEmployee(actor)
    ? await uploadDocument(actor, upload)
    : await sendItem(actor, { ...upload, itemId: parseId('ri', asked.get('item') ?? '') });
  return Response.json(
    { id: publicId('do', documentId), filename, already },
    { status: already ? 200 : 201, headers: { 'cache-control': 'no-store' } },
  );
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
