import { readExitKit } from '@/domain/records/open-exit-kit';
import { fileResponse } from '@/lib/file-response';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/** The bytes of a kit that was granted (`?grant=eg_…`), whole or by ranges. */
export const GET = route({}, async ({ request, actor, params }) => {
  const grant = new URL(request.url).searchParams.get('grant') ?? '';
  const kit = await readExitKit(actor, {
    kitId: parseId('ek', params.id ?? ''),
    grantId: parseId('eg', grant),
  });
  return fileResponse(request, { ...kit, mediaType: 'application/zip', disposition: 'attachment' });
});
