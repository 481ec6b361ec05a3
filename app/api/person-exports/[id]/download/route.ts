import { asksForPresence } from '@/domain/access/presence';
import { openExport } from '@/domain/privacy/open-export';
import { privacyPath } from '@/domain/privacy/privacy-path';
import { fileResponse } from '@/lib/file-response';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/**
 * A form's button: writes the download down, and answers with the file. It needs no script. Where a proof of presence ran out
 * since the page was drawn, the page is drawn anew, and asks for it.
 */
export const POST = route({}, async ({ request, actor, params }) => {
  try {
    const made = await openExport(actor, { exportId: parseId('px', params.id ?? '') });
    return await fileResponse(request, {
      ...made,
      mediaType: 'application/zip',
      disposition: 'attachment',
    });
  } catch (error) {
    if (!asksForPresence(error)) throw error;
    const from = request.headers.get('referer');
    const path = from ? new URL(from).pathname : '';
    const location = path.startsWith('/staff/settings/privacy/') ? path : privacyPath(actor);
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  }
});
