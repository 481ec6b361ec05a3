import { bringVersion } from '@/domain/versions/bring-version';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { route } from '@/lib/route';

/** Takes a newer file of a document as the body, streamed: `?name=` as the sender names it, and `&size=` in bytes. */
export const PUT = route({ maxBytes: Infinity }, async ({ request, actor, params }) => {
  const asked = new URL(request.url).searchParams;
  const size = asked.get('size') ?? '';
  if (!/^\d{1,15}$/.test(size)) throw new PortalError('invalid', 'documents.refused.cut_off');
  const { newerId } = await bringVersion(actor, {
    documentId: parseId('do', params.id ?? ''),
    filename: asked.get('name') ?? '',
    declaredBytes: Number(size),
    source: request.body ?? nothing(),
  });
  return Response.json(
    { id: publicId('do', newerId) },
    { status: 201, headers: { 'cache-control': 'no-store' } },
  );
});

async function* nothing(): AsyncGenerator<Uint8Array> {}
